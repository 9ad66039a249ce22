/** Larger files are known by their time instead of their content, and are not kept for an undo. */
export const mostBytes = 64 * 1000 * 1000
/** Larger texts are not compared, nor edited. */
const mostText = 1000 * 1000

/** What a file held at a moment, so that a change can be noticed. */
export interface Mark {
  readonly bytes: number
  /** The SHA-256 of its bytes, or of a large one the moment of its last change. */
  readonly of: string
}

/** Takes a file's mark. */
export async function markOf(file: Blob & Partial<Pick<File, 'lastModified'>>): Promise<Mark> {
  if (file.size > mostBytes) {
    const changed = new Date(file.lastModified ?? 0).toISOString()
    return { bytes: file.size, of: `last changed ${changed}` }
  }
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'))
  return { bytes: file.size, of: `SHA-256 ${hex.join('')}` }
}

/** Whether two marks are of the same content. */
export function isSameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  return one?.bytes === other?.bytes && one?.of === other?.of
}

const shownDigits = 24

/** A mark in words. */
export function markWords({ bytes, of }: Mark): string {
  return `${sizeWords(bytes)}, ${of.slice(0, shownDigits)}`
}

/** A size in words. */
export function sizeWords(bytes: number): string {
  return `${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}`
}

/** The text of a file, exactly; undefined where it is too large to be compared, or no text. */
export async function textOf(file: Blob): Promise<string | undefined> {
  return file.size > mostText ? undefined : textIn(await file.arrayBuffer())
}

/** The first part of a file as text, up to so many bytes; undefined where it is no text. */
export async function beginningOf(file: Blob, bytes: number): Promise<string | undefined> {
  const part = await file.slice(0, bytes).arrayBuffer()
  return textIn(part, part.byteLength < file.size)
}

/** Bytes that are no UTF-8, or that no text has. A part may end in the middle of a character. */
function textIn(bytes: ArrayBuffer, isPart = false): string | undefined {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const text = decoder.decode(bytes, { stream: isPart })
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
