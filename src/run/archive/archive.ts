import { digestOf } from '../../thread/digest.ts'
import type { ThreadEntry } from '../../thread/events.ts'
import type { Json } from '../../thread/json.ts'

/** What the first line of a file says of one thread in it. */
export interface ArchivedThread {
  readonly id: string
  readonly title: string
  /** How many entries follow. */
  readonly entries: number
  /** The hash of the last one, which no other entry names. */
  readonly head: string
}

/** The first line of a file, without its own digest. */
export interface ArchiveContents {
  readonly format: 'countersign-journal'
  readonly version: 1
  readonly exportedAt: string
  readonly threads: readonly ArchivedThread[]
}

/** The first line of a file; `digest` is the SHA-256 of the rest of the line. */
export interface ArchiveHeader extends ArchiveContents {
  readonly digest: string
}

/** A thread as it stands in a file. */
export interface ThreadJournal {
  readonly id: string
  readonly entries: readonly ThreadEntry[]
}

/** The digest of a first line. */
export function headerDigest(contents: ArchiveContents): Promise<string> {
  return digestOf(contents as unknown as Json)
}
