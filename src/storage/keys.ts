/** API keys by origin, in this tab's memory only: gone on reload, in no store, no file and no log. */
const keys = new Map<string, string>()

/** The origin a key for this base URL belongs to, or undefined if it is no URL. */
export function originOf(baseURL: string): string | undefined {
  return URL.canParse(baseURL) ? new URL(baseURL).origin : undefined
}

/** Keeps a key for one origin; an empty key forgets it. */
export function rememberKey(origin: string, key: string): void {
  if (key) keys.set(origin, key)
  else keys.delete(origin)
}

/** The key of this origin. */
export function keyOf(origin: string): string | undefined {
  return keys.get(origin)
}

/** The last four characters of the origin's key, to tell keys apart on screen. */
export function keyEnding(origin: string): string | undefined {
  return keys.get(origin)?.slice(-4)
}

/** The text with every key of this tab replaced. */
export function hideKeys(text: string): string {
  return [...keys.values()].reduce((hidden, key) => hidden.replaceAll(key, '[key]'), text)
}
