/** API keys by origin, in this tab's memory; what outlives the tab is sealed, in `keys/`. */
const keys = new Map<string, string>()

/** The origin a key for this base URL belongs to, or undefined if it is no URL. */
export function originOf(baseURL: string): string | undefined {
  return URL.canParse(baseURL) ? new URL(baseURL).origin : undefined
}

/** Holds a key for one origin until the tab is gone; an empty key lets go of it. */
export function rememberKey(origin: string, key: string): void {
  if (key) keys.set(origin, key)
  else keys.delete(origin)
}

/** The key of this origin. */
export function keyOf(origin: string): string | undefined {
  return keys.get(origin)
}

/** The text with every key of this tab replaced. */
export function hideKeys(text: string): string {
  return [...keys.values()].reduce((hidden, key) => hidden.replaceAll(key, '[key]'), text)
}
