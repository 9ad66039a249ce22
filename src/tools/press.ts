/** Whether the person has just pressed something: only then do browsers open tabs, ask for permissions or touch the clipboard. Browsers that don't tell are taken to let it pass, and answer for themselves. */
export function isJustPressed(): boolean {
  return !('userActivation' in navigator) || navigator.userActivation.isActive
}
