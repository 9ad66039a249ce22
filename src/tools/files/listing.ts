import { mostListed } from './limits.ts'

/** A file or a folder in a folder. */
export type Entry =
  | { readonly name: string; readonly kind: 'folder' }
  | { readonly name: string; readonly kind: 'file'; readonly bytes: number }

/** What is in a folder, by name, and how many entries more there are than are listed. */
export interface Listing {
  readonly entries: readonly Entry[]
  readonly more: number
}

/** Lists a folder. Names are given in the one form in which a path takes them. */
export async function listingOf(
  folder: FileSystemDirectoryHandle,
  signal?: AbortSignal,
): Promise<Listing> {
  const handles: (FileSystemDirectoryHandle | FileSystemFileHandle)[] = []
  for await (const handle of folder.values()) {
    signal?.throwIfAborted()
    handles.push(handle)
  }
  const byName = handles.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const entries = await Promise.all(byName.slice(0, mostListed).map(entryOf))
  return { entries, more: handles.length - entries.length }
}

async function entryOf(handle: FileSystemDirectoryHandle | FileSystemFileHandle): Promise<Entry> {
  const name = handle.name.normalize('NFC')
  if (handle.kind === 'directory') return { name, kind: 'folder' }
  return { name, kind: 'file', bytes: (await handle.getFile()).size }
}
