/** The origin of this page, as a server has to allow it; undefined outside a page. */
export function pageOrigin(): string | undefined {
  return typeof location === 'object' ? location.origin : undefined
}

/** What the browser says of this page reaching other programs on this computer. */
export type LocalAccess = 'granted' | 'prompt' | 'denied' | 'unknown'

/** The permission has had three names so far; a browser without it says nothing. */
const names = ['loopback-network', 'local-network-access', 'local-network']

/** Asks the browser whether this page may reach this computer, without asking the person. */
export async function localAccess(): Promise<LocalAccess> {
  if (typeof navigator !== 'object' || !('permissions' in navigator)) return 'unknown'
  for (const name of names) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      return state
    } catch {
      // The browser does not know it by this name.
    }
  }
  return 'unknown'
}

/** Whether anything answers at an address, in a request that carries nothing and whose answer nobody reads. The browser lets it through where it hides an answer from the page. */
export async function isAnybodyThere(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(address, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    })
    return true
  } catch {
    return false
  }
}
