const name = 'countersign:origins'

/** What this page can reach, by the policies that it has put on itself; undefined while there is none. */
let limit: readonly string[] | undefined

/** The origins that the person lets this page talk to, as they are stored; undefined before there was any. */
export function storedOrigins(): readonly string[] | undefined {
  try {
    return localStorage
      .getItem(name)
      ?.split(' ')
      .filter((origin) => URL.canParse(origin) && new URL(origin).origin === origin)
  } catch {
    return undefined
  }
}

/** Stores the origins that the page may talk to from its next load on. Without a place to keep them, they hold for this page. */
export function storeOrigins(origins: readonly string[]): void {
  try {
    localStorage.setItem(name, origins.join(' '))
  } catch {
    // The policy that this page puts on itself holds all the same.
  }
}

/** Puts a policy on this page that nothing can take off or loosen; what an earlier one forbids stays forbidden. */
export function lockEgress(origins = storedOrigins()): void {
  if (!origins) return
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = `connect-src 'self' ${origins.join(' ')}`
  document.head.append(meta)
  limit = origins.filter((origin) => mayReach(origin))
}

/** What this page can reach beside its own site; undefined while it has put no limit on itself. */
export function limitOfPage(): readonly string[] | undefined {
  return limit
}

/** Whether this page can reach an origin, as far as it is up to the page. */
export function mayReach(origin: string): boolean {
  return limit?.includes(origin) ?? true
}
