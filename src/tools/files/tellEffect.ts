import type { Effect } from '../../thread/preview.ts'
import { markOf, markWords, mostBytes, textOf } from './content.ts'
import { beginningOf, differenceBetween } from './difference.ts'
import type { FilePlace, Place } from './place.ts'

/** Tells what a file would become: a new one, or another text in the place of what is there. */
export async function tellWrite(
  { path, words }: { readonly path: string; readonly words: string },
  place: Place,
  text: string,
): Promise<Effect> {
  if (place.type === 'folder') throw new Error(`"${path}" is a folder, not a file.`)
  if (place.type === 'nothing') {
    const folders = place.missing.slice(0, -1).join('/')
    const shown = beginningOf(text, 'Of the text')
    return {
      summary: sentences(
        `Makes the file "${path}" in ${words}.`,
        folders && `The folder "${folders}" is made for it.`,
        shown.words,
      ),
      after: shown.text,
    }
  }
  const file = await place.handle.getFile()
  const mark = await markOf(file)
  const old = await textOf(file)
  const changes = `Changes the file "${path}" (${markWords(mark)}) in ${words}.`
  if (old === text) {
    return {
      summary: `Leaves the file "${path}" in ${words} as it is: it already holds that text.`,
    }
  }
  if (old === undefined) {
    const shown = beginningOf(text, 'Of the text')
    return {
      summary: sentences(changes, notShown, shown.words, lastingness(file)),
      after: shown.text,
    }
  }
  const { before, after, words: left } = differenceBetween(old, text)
  return { summary: sentences(changes, left), before, after }
}

/** Tells what would be gone. */
export async function tellDelete(
  { path, words }: { readonly path: string; readonly words: string },
  { handle }: FilePlace,
): Promise<Effect> {
  const file = await handle.getFile()
  const deletes = `Deletes the file "${path}" (${markWords(await markOf(file))}) from ${words}.`
  const text = await textOf(file)
  if (text === undefined) return { summary: sentences(deletes, notShown, lastingness(file)) }
  const shown = beginningOf(text, 'Of its text')
  return { summary: sentences(deletes, shown.words), before: shown.text }
}

/** Tells what would be where. */
export async function tellMove(
  { from, to, words }: { readonly from: string; readonly to: string; readonly words: string },
  { handle }: FilePlace,
): Promise<Effect> {
  const mark = markWords(await markOf(await handle.getFile()))
  return { summary: `Moves the file "${from}" (${mark}) to "${to}" in ${words}.` }
}

const notShown = 'What is in it now is too long, or no text, and is not shown.'

function lastingness({ size }: File): string {
  return size > mostBytes ? 'It is too large to be kept: this can’t be undone.' : ''
}

function sentences(...all: readonly string[]): string {
  return all.filter(Boolean).join(' ')
}
