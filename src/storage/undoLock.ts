/** Runs the work while nothing else of the thread is being undone outside, in any tab; a page that goes away lets go of it. */
export async function asOnlyUndoer(threadId: string, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`countersign:undo:${threadId}`, {}, work)
}
