import type { Read } from './jsonText.ts'

/** Reads a number only where it is written as it would run, and otherwise says how to write it. */
export function readNumber(text: string, isWhole: boolean): Read<number> {
  const unreadable = (why: string): Read<number> => ({ type: 'unreadable', why })
  if (text.trim() === '') return unreadable(isWhole ? 'Enter a whole number.' : 'Enter a number.')
  const value = /^[\s\d.eE+-]+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value)) {
    return unreadable('Not a number. Use the digits 0 to 9, a point and a minus, as in -12 or 0.5.')
  }
  const written = String(value)
  const isKept = Number.isFinite(value) && (Number.isSafeInteger(value) || !/^-?\d+$/.test(written))
  if (!isKept) return unreadable('This number is too large to be kept exactly.')
  if (isWhole && !Number.isInteger(value)) return unreadable('Enter a whole number.')
  if (written !== text) {
    return unreadable(`This would be read as ${written}. If that is meant, write it so.`)
  }
  return { type: 'read', value }
}
