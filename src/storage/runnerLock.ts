/** Runs the work as the thread's only runner in this browser; waits while another tab runs it. */
export async function asOnlyRunner<Result>(
  threadId: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  return navigator.locks.request(`countersign:run:${threadId}`, { signal }, work)
}
