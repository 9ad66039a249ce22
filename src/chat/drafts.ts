const drafts = new Map<string, string>()
const prefix = 'countersign:draft:'

/** What was typed into a thread's composer and not sent; it outlives a reload of this tab, not the tab. */
export function draftOf(threadId: string): string {
  return drafts.get(threadId) ?? stored(threadId) ?? ''
}

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(threadId: string, text: string): void {
  drafts.set(threadId, text)
  try {
    if (text === '') sessionStorage.removeItem(prefix + threadId)
    else sessionStorage.setItem(prefix + threadId, text)
  } catch {
    // Where the browser forbids it, a draft lives as long as the page.
  }
}

function stored(threadId: string): string | null {
  try {
    return sessionStorage.getItem(prefix + threadId)
  } catch {
    return null
  }
}
