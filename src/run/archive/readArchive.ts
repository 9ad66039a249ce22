import { admits } from '../../thread/admits.ts'
import { entryHash } from '../../thread/digest.ts'
import type { ThreadEntry } from '../../thread/events.ts'
import { apply } from '../../thread/fold.ts'
import { emptyThread } from '../../thread/thread.ts'
import { headerDigest } from './archive.ts'
import type { ArchivedThread, ArchiveHeader, ThreadJournal } from './archive.ts'
import { entryFault, headerFault } from './eventSchemas.ts'
import { parsePlainLine } from './plainLine.ts'
import { refuse } from './refuse.ts'

/** Reads a whole file, or refuses it whole with the line and the reason. Every entry must have the shape of its event, follow from the ones before it, and be the one that the next names. */
export async function readArchive(text: string): Promise<readonly ThreadJournal[]> {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (lines.at(-1) === '') lines.pop()
  const { threads } = await readHeader(lines[0] ?? '')
  const journals: ThreadJournal[] = []
  let start = 1
  for (const thread of threads) {
    if (journals.some(({ id }) => id === thread.id)) refuse(1, `It names ${thread.id} twice.`)
    journals.push(await readThread(thread, lines, start))
    start += thread.entries
  }
  if (lines.length > start) refuse(start + 1, 'The first line names no thread that it belongs to.')
  if (journals.length === 0) refuse(1, 'There is no thread in the file.')
  return journals
}

async function readHeader(text: string): Promise<ArchiveHeader> {
  if (!text.startsWith('{"format":"countersign-journal",')) {
    refuse(1, 'It is not the first line of a Countersign journal.')
  }
  const value = parsePlainLine(text, 1)
  const fault = headerFault(value)
  if (fault) refuse(1, fault)
  const { digest, ...contents } = value as ArchiveHeader
  if ((await headerDigest(contents)) !== digest) refuse(1, 'It is not what was written.')
  return value as ArchiveHeader
}

async function readThread(
  { id, title, entries: count, head }: ArchivedThread,
  lines: readonly string[],
  start: number,
): Promise<ThreadJournal> {
  const entries: ThreadEntry[] = []
  let thread = emptyThread(id)
  let previousHash = ''
  for (let seq = 1; seq <= count; seq += 1) {
    const line = start + seq
    const text = lines[line - 1]
    if (text === undefined) return refuse(line, `It is missing: the file ends too early.`)
    const value = parsePlainLine(text, line)
    const fault = entryFault(value)
    if (fault) refuse(line, fault)
    const entry = value as ThreadEntry
    if (entry.threadId !== id) refuse(line, `It belongs to the thread ${entry.threadId}.`)
    if (entry.seq !== seq) refuse(line, `Event ${seq} should stand here, not ${entry.seq}.`)
    if (entry.previousHash !== previousHash) {
      // What does not match is the line before; of the first line only its own claim can be wrong.
      refuse(Math.max(line - 1, start + 1), 'It is not the event that the next one names.')
    }
    if (!admits(thread, entry.event)) {
      refuse(line, `"${entry.event.type}" could not happen after the events before it.`)
    }
    previousHash = await entryHash(entry)
    thread = apply(thread, entry)
    entries.push(entry)
  }
  if (previousHash !== head) refuse(start + count, 'It is not the event that the first line names.')
  if (thread.title !== title) refuse(1, `${id} has another title.`)
  return { id, entries }
}
