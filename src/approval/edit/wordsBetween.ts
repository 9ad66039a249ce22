/** A text in three parts; the middle is what differs. */
export type TextParts = readonly [start: string, middle: string, end: string]

/** Finds the words in which two texts differ: both begin and end alike, and the middles are what changed. Pure. */
export function wordsBetween(
  before: string,
  after: string,
): { readonly before: TextParts; readonly after: TextParts } {
  const [old, edited] = [wordsOf(before), wordsOf(after)]
  const shortest = Math.min(old.length, edited.length)
  let start = 0
  while (start < shortest && old[start] === edited[start]) start += 1
  let end = 0
  while (end < shortest - start && old.at(-1 - end) === edited.at(-1 - end)) end += 1
  const partsOf = (words: readonly string[]): TextParts => [
    words.slice(0, start).join(''),
    words.slice(start, words.length - end).join(''),
    words.slice(words.length - end).join(''),
  ]
  return { before: partsOf(old), after: partsOf(edited) }
}

function wordsOf(text: string): readonly string[] {
  return text.split(/(\s+)/)
}
