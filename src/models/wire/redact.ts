const looksLikeKey = /\b(sk|pk|gsk|xai|nvapi|key)-[A-Za-z0-9_*-]{6,}/g

/** The text with the key, and whatever looks like one, replaced. */
export function redact(text: string, key: string | undefined): string {
  const withoutOwn = key ? text.replaceAll(key, '[key]') : text
  return withoutOwn.replace(looksLikeKey, '[key]')
}
