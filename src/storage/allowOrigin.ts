import { limitOfPage, lockEgress, storedOrigins, storeOrigins } from './egress.ts'

/** Lets the page talk to one more origin: at once where it had no limit, and limits it; otherwise from its next load on. */
export function allowOrigin(origin: string): void {
  const origins = [...new Set([...known(), origin])]
  storeOrigins(origins)
  if (!limitOfPage()) lockEgress(origins)
}

/** Takes an origin from those that the page may talk to, at once and in every tab. */
export function disallowOrigin(origin: string): void {
  const origins = known().filter((other) => other !== origin)
  storeOrigins(origins)
  lockEgress(origins)
}

const known = () => storedOrigins() ?? limitOfPage() ?? []
