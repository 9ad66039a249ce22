/** Origins in a sentence. */
export function listed(origins: readonly string[]): string {
  if (origins.length === 0) return 'its own site'
  const last = origins.at(-1) ?? ''
  return origins.length === 1 ? last : `${origins.slice(0, -1).join(', ')} and ${last}`
}
