import { mostBytes } from './content.ts'
import { replace } from './writing.ts'
import type { Workspace } from './workspace.ts'

const mostFiles = 200
const mostInAll = 4 * mostBytes

/** Keeps a copy of a file for an undo, and gives the name to find it under; undefined where it is too large to be kept. What was kept first goes first. */
export async function keep(
  { trash }: Workspace,
  file: File,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (file.size > mostBytes) return undefined
  const name = nextName()
  const handle = await trash.getFileHandle(name, { create: true })
  try {
    await replace(handle, file, signal)
  } catch (error) {
    await trash.removeEntry(name)
    throw error
  }
  await makeRoom(trash)
  return name
}

let named = 0

/** Names sort by when they were given, within one millisecond too. */
function nextName(): string {
  named += 1
  const moment = String(Date.now()).padStart(15, '0')
  return `${moment}-${String(named).padStart(9, '0')}-${crypto.randomUUID()}`
}

/** What was kept under a name; undefined where it had to go. */
export async function keptUnder({ trash }: Workspace, name: string): Promise<File | undefined> {
  try {
    return await (await trash.getFileHandle(name)).getFile()
  } catch {
    return undefined
  }
}

/** Keeps it no longer. */
export async function drop({ trash }: Workspace, name: string): Promise<void> {
  await trash.removeEntry(name).catch(() => undefined)
}

async function makeRoom(trash: FileSystemDirectoryHandle): Promise<void> {
  const kept: { readonly name: string; readonly size: number }[] = []
  for await (const handle of trash.values()) {
    if (handle.kind === 'file')
      kept.push({ name: handle.name, size: (await handle.getFile()).size })
  }
  let room = mostInAll
  const newestFirst = kept.toSorted((one, other) => (one.name < other.name ? 1 : -1))
  for (const [index, { name, size }] of newestFirst.entries()) {
    room -= size
    if (index >= mostFiles || room < 0) await trash.removeEntry(name).catch(() => undefined)
  }
}
