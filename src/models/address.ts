import type { Address, Blank, Provider } from './provider.ts'

/** What is filled into the blanks of an address, by the blank's name. */
export type Filling = Readonly<Record<string, string>>

/** Whole values only, so that none can end the host, add a path or a port, or climb out of its segment. */
const patterns: Record<Blank['kind'], RegExp> = {
  label: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i,
  segment: /^(?!\.+$)[\w.:-]{1,128}$/,
  workspace:
    /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:cloud\.databricks\.com|gcp\.databricks\.com|azuredatabricks\.net)$/i,
}

/** What is wrong with a value for a blank, in a sentence; undefined if nothing is. */
export function blankFault({ label, kind, example }: Blank, value: string): string | undefined {
  const typed = value.trim()
  if (typed === '') return `Enter the ${label.toLowerCase()}, such as ${example}.`
  if (patterns[kind].test(typed)) return undefined
  return `This is no ${label.toLowerCase()}: it looks like ${example}, without “https://” and slashes.`
}

/** The address with its blanks filled, or undefined while one of them is not, or not as it must be. */
export function filled(
  { baseURL, blanks }: Extract<Address, { type: 'blanks' }>,
  filling: Filling,
): string | undefined {
  let address = baseURL
  for (const blank of blanks) {
    const value = filling[blank.name] ?? ''
    if (blankFault(blank, value) !== undefined) return undefined
    address = address.replaceAll(`{${blank.name}}`, value.trim())
  }
  return address
}

/** What was filled in to make this base URL; undefined where it is not of this address. */
export function fillingOf(
  address: Extract<Address, { type: 'blanks' }>,
  baseURL: string,
): Filling | undefined {
  const seen = new Set<string>()
  const pattern = address.baseURL.replaceAll(/\{(\w+)\}|[^{}]+/g, (part, name?: string) => {
    if (name === undefined) return part.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    if (seen.has(name)) return String.raw`\k<${name}>`
    seen.add(name)
    return `(?<${name}>[^/]+?)`
  })
  const found = new RegExp(`^${pattern}$`).exec(baseURL)?.groups
  return found && filled(address, found) === baseURL ? { ...found } : undefined
}

/** The address that everybody reaches the provider at, as far as it is known; undefined for a server of one's own. */
export function knownAddress({ address }: Provider): string | undefined {
  return address.type === 'fixed' || address.type === 'blanks' ? address.baseURL : undefined
}

/** Whether the person may enter where the provider is reached, and whether they must. */
export function entersAddress({ address, browser }: Provider): 'no' | 'may' | 'must' {
  if (address.type === 'own' || browser.type === 'gateway') return 'must'
  return browser.type === 'unsure' ? 'may' : 'no'
}
