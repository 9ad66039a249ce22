/** Also what a browser puts behind a name while it writes must fit. */
const longestName = 240
const longestPath = 1000
const deepest = 32

/** Why this text is no path of a file or folder in the workspace, in words; undefined where it is one. A path is names with "/" between them, and means the same on every disk: what some system, browser or tool would read in another way is refused, not mended. */
export function pathFault(path: string): string | undefined {
  if (path === '') return 'A path needs at least one name.'
  if (bytesIn(path) > longestPath) return `A path has at most ${longestPath} bytes.`
  if (path.startsWith('/')) return 'A path starts with a name, not with "/".'
  if (path.endsWith('/')) return 'A path ends with a name, not with "/".'
  const names = path.split('/')
  if (names.length > deepest) return `A path has at most ${deepest} names.`
  return names.map(nameFault).find((fault) => fault !== undefined)
}

/** The names of a path, the outermost folder first. */
export function namesOf(path: string): readonly string[] {
  return path.split('/')
}

function nameFault(name: string): string | undefined {
  if (name === '') return 'A path has no empty names.'
  if (hidden.test(name) || !name.isWellFormed()) {
    return 'A name has no control, formatting or invisible characters.'
  }
  if (name !== name.normalize('NFC')) return 'A name is written in Unicode’s composed form (NFC).'
  if (/^\.+$/.test(name.normalize('NFKC')))
    return 'A path has no "." or "..", and leads nowhere else.'
  if (name === '~') return 'A path starts in the workspace, not at home.'
  if (forbidden.test(name))
    return 'A name has none of these: \\ : * ? " < > | and nothing like a slash.'
  if (/%[\da-f]{2}/i.test(name)) return 'A name is written as it is, not percent-encoded.'
  if (/^ |[ .]$/.test(name))
    return 'A name does not start with a space, or end with a space or a dot.'
  if (reserved.test(name)) return 'Windows keeps that name for a device.'
  if (/\.crswap$/i.test(name)) return 'The browser keeps such names for files that it is writing.'
  return bytesIn(name) > longestName ? `A name has at most ${longestName} bytes.` : undefined
}

/** What is not seen, and spaces that look like the usual one. */
const hidden = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u
/** What separates names, drives, streams or patterns on one system or another, or looks like a slash. */
const forbidden = /[\\:*?"<>|∕⁄⧸⧵／＼﹨：]/
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*(?:\.|$)/i

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length
}
