/** Whether the browser is sure that it has no network; where it can't tell, it is taken to have one. */
export function isOffline(): boolean {
  return typeof navigator === 'object' && navigator.onLine === false
}
