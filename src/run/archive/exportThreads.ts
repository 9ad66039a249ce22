import { openJournal, readSummaries } from '../../storage/journal.ts'
import { witnessOf } from '../../storage/witness.ts'
import type { ThreadEntry } from '../../thread/events.ts'
import { fold } from '../../thread/fold.ts'
import { verifyChain } from '../../thread/verifyChain.ts'
import type { Verified } from '../../thread/verifyChain.ts'
import { headerDigest } from './archive.ts'
import type { ArchiveContents, ArchivedThread } from './archive.ts'

/** A file to be written, line by line, and what is wrong with the threads in it. */
export interface Export {
  readonly lines: readonly string[]
  readonly threads: readonly ArchivedThread[]
  /** The titles of threads whose chain of hashes is broken: they are in the file, and no import accepts them. */
  readonly broken: readonly string[]
}

/** Every entry of a thread, as stored. */
export function readEntries(threadId: string): Promise<readonly ThreadEntry[]> {
  return openJournal(threadId).read()
}

/** What came of checking a stored thread. */
export interface Verification {
  readonly verified: Verified
  /** Whether something outside the chain remembers its last event. */
  readonly isVouched: boolean
}

/** Checks the chain of hashes of a stored thread. */
export async function verifyThread(threadId: string): Promise<Verification> {
  const witness = witnessOf(threadId)
  const entries = await readEntries(threadId)
  const verified = await verifyChain(threadId, entries, witness)
  return { verified, isVouched: witness !== undefined && witness.seq >= entries.length }
}

/** Writes one thread as a file. */
export function exportThread(threadId: string, now: number): Promise<Export> {
  return exportThreads([threadId], now)
}

/** Writes every thread of this browser as one file. */
export async function exportEverything(now: number): Promise<Export> {
  const summaries = await readSummaries()
  return exportThreads(
    summaries.map(({ id }) => id),
    now,
  )
}

/** The entries stand as they were journalled. Keys, rules and settings are no part of a journal. */
async function exportThreads(threadIds: readonly string[], now: number): Promise<Export> {
  const threads: ArchivedThread[] = []
  const lines: string[] = []
  const broken: string[] = []
  for (const id of threadIds) {
    const entries = await readEntries(id)
    if (entries.length === 0) continue
    const verified = await verifyChain(id, entries)
    const { title } = fold(id, entries)
    if (verified.type === 'broken') broken.push(title)
    const head = verified.type === 'intact' ? verified.head : ''
    threads.push({ id, title, entries: entries.length, head })
    // One by one: a spread of a long journal would overflow the stack.
    for (const entry of entries) lines.push(JSON.stringify(entry))
  }
  const contents: ArchiveContents = {
    format: 'countersign-journal',
    version: 1,
    exportedAt: new Date(now).toISOString(),
    threads,
  }
  const header = { ...contents, digest: await headerDigest(contents) }
  return { lines: [JSON.stringify(header), ...lines], threads, broken }
}
