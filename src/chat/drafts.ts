const drafts = new Map<string, string>()

/** What was typed into a thread's composer and not sent, while this page is open. */
export function draftOf(threadId: string): string {
  return drafts.get(threadId) ?? ''
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(threadId: string, text: string): void {
  if (text === '') drafts.delete(threadId)
  else drafts.set(threadId, text)
}
