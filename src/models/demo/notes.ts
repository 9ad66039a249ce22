import { code } from './markdown.ts'

const mark = '[Note by Countersign: '
const end = /\](?:\n\n|\n(?=\[Note by Countersign: )|$)/

/** A message as it was sent: the person's own words, and the notes that stand before them. */
export interface Noted {
  readonly notes: readonly string[]
  readonly words: string
}

/** Tells the person's words from the notes on what happened since the model was last asked. */
export function readNotes(text: string): Noted {
  const notes: string[] = []
  let words = text
  while (words.startsWith(mark)) {
    const found = end.exec(words)
    if (!found) break
    notes.push(words.slice(mark.length, found.index))
    words = words.slice(found.index + found[0].length)
  }
  return { notes, words }
}

const undone = /^The person has undone the call (\S+)/
const byHand = /^The person (?:retried|ran) .*?: (\S+) with /

/** Says that the notes have been read; nothing of those that it does not know. */
export function acknowledge(notes: readonly string[]): string {
  return notes
    .flatMap((note) => {
      const [, taken] = undone.exec(note) ?? []
      if (taken !== undefined) return [`Noted: you have undone ${code(taken)}.`]
      const [, own] = byHand.exec(note) ?? []
      return own === undefined ? [] : [`Noted: you ran ${code(own)} by hand.`]
    })
    .join(' ')
}
