/** Hosts that give all pages of one owner the same origin, told apart by their path only. */
const sharedAmongOwnersPages = /\.(github\.io|gitlab\.io|codeberg\.page)$/

/** Whether other pages can share this page's origin, and with it what this page holds. */
export function isSharedHost(hostname: string): boolean {
  return sharedAmongOwnersPages.test(hostname)
}
