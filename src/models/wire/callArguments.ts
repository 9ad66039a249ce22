/** The text of a call's arguments without the `{}` that some servers send before the real object. */
export function withoutPlaceholder(text: string): string {
  const placeholder = /^\s*\{\s*\}\s*(?=\{)/.exec(text)
  return placeholder ? withoutPlaceholder(text.slice(placeholder[0].length)) : text
}

/** Whether the text can be handed on before its end is known: it begins as an object with content does, which nothing that is mended does. */
export function isSettled(text: string): boolean {
  return /^\s*\{\s*[^\s}]/.test(text)
}

/** The arguments as the model meant them: none is an empty object, and an object that was encoded twice is decoded once. Anything else stays as it is, for the strict reader to judge. */
export function mended(text: string): string {
  const object = withoutPlaceholder(text)
  const trimmed = object.trim()
  if (trimmed === '' || trimmed === 'null') return '{}'
  return trimmed.startsWith('"') ? decodedOnce(trimmed) : object
}

function decodedOnce(text: string): string {
  try {
    const inner: unknown = JSON.parse(text)
    return typeof inner === 'string' && /^\s*\{/.test(inner) ? inner : text
  } catch {
    return text
  }
}
