import { insertThreads } from '../../storage/insert.ts'
import type { WholeThread } from '../../storage/insert.ts'
import { chained } from '../../storage/chaining.ts'
import { entryHash } from '../../thread/digest.ts'
import { fold } from '../../thread/fold.ts'
import { summaryOf } from '../../thread/selectors.ts'
import type { ThreadSummary } from '../../thread/selectors.ts'
import type { ThreadJournal } from './archive.ts'
import { readArchive } from './readArchive.ts'
import { refusal } from './refuse.ts'

const largestFile = 100 * 1024 * 1024

/** A file that a person chose. */
export interface ImportFile {
  readonly size: number
  text(): Promise<string>
}

/** Imports every thread of a file, or refuses the file whole. What is imported can be read; nothing of it runs before the person continues it here. */
export async function importThreads(
  file: ImportFile,
  now: number,
): Promise<readonly ThreadSummary[]> {
  if (file.size > largestFile) throw refusal('It is larger than 100 MB.')
  const journals = await readArchive(await file.text())
  const threads = await Promise.all(journals.map((journal) => asImported(journal, now)))
  const present = await insertThreads(threads)
  if (present.length > 0) throw refusal(alreadyHere(present, threads))
  return threads.map(({ summary }) => summary)
}

async function asImported({ id, entries }: ThreadJournal, now: number): Promise<WholeThread> {
  const last = entries.at(-1)
  const isImported = fold(id, entries).isImported || !last
  const marked = isImported
    ? entries
    : [
        ...entries,
        ...(await chained(id, [{ type: 'thread-imported' }], {
          after: last.seq,
          at: now,
          hashOfHead: await entryHash(last),
        })),
      ]
  return { summary: summaryOf(fold(id, marked)), entries: marked }
}

function alreadyHere(present: readonly string[], threads: readonly WholeThread[]): string {
  const titles = threads
    .filter(({ summary }) => present.includes(summary.id))
    .map(({ summary }) => `“${summary.title}”`)
  const [are, them] = titles.length === 1 ? ['is', 'it'] : ['are', 'them']
  return `${titles.join(', ')} ${are} already in this browser. To import ${them} again, delete ${them} here first.`
}
