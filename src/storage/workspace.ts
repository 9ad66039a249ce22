import type { Workspace } from '../tools/files/workspace.ts'
import { openDatabase } from './database.ts'
import { nameOf, storageProblem } from './storageProblems.ts'

declare global {
  /** Offered where a person can choose a folder on their disk. */
  interface FileSystemHandle {
    readonly queryPermission?: (wanted: Wanted) => Promise<PermissionState>
    readonly requestPermission?: (wanted: Wanted) => Promise<PermissionState>
  }
}

interface Wanted {
  readonly mode: 'read' | 'readwrite'
}

/** A folder on disk that the person chose, as it is kept; `at` is epoch milliseconds. */
export interface ChosenFolder {
  readonly id: string
  readonly handle: FileSystemDirectoryHandle
  readonly at: number
}

/** Which folder is the workspace, and whether the browser lets this page into it. */
export type WorkspaceState =
  | { readonly type: 'private' }
  /** The browser gives this page no part of the disk. */
  | { readonly type: 'unavailable' }
  /** `prompt`: the browser asks the person again, after a press of theirs. */
  | { readonly type: 'chosen'; readonly words: string; readonly permission: PermissionState }

/** The folder that is ours within this site's own part of the disk. */
const home = 'countersign'
const place = 'workspace'
const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** Opens the workspace; throws in plain words where the browser doesn't let this page into it. */
export async function openWorkspace(): Promise<Workspace> {
  const chosen = await chosenFolder()
  const ours = await ownPlace()
  const trash = await ours.getDirectoryHandle('trash', { create: true })
  if (!chosen) {
    const files = await ours.getDirectoryHandle('files', { create: true })
    return { id: 'private', words: 'the private workspace', files, trash }
  }
  const words = wordsFor(chosen)
  if ((await permissionFor(chosen)) !== 'granted') throw new Error(notLetInto(words))
  return { id: chosen.id, words, files: chosen.handle, trash }
}

/** Looks at the workspace without opening it. */
export async function workspaceState(): Promise<WorkspaceState> {
  const chosen = await chosenFolder()
  if (chosen) {
    return { type: 'chosen', words: wordsFor(chosen), permission: await permissionFor(chosen) }
  }
  return ownPlace().then(
    () => ({ type: 'private' }),
    () => ({ type: 'unavailable' }),
  )
}

/** Makes a folder on disk the workspace; one that already is stays what it is. */
export async function chooseFolder(handle: FileSystemDirectoryHandle): Promise<void> {
  const chosen = await chosenFolder()
  if (await chosen?.handle.isSameEntry(handle)) return
  const database = await openDatabase()
  await database.put('folders', { id: crypto.randomUUID(), handle, at: Date.now() }, place)
}

/** Goes back to the private workspace; the folder on disk stays as it is. */
export async function leaveFolder(): Promise<void> {
  const database = await openDatabase()
  await database.delete('folders', place)
}

/** Has the browser ask whether this page may go into the chosen folder again; only right after a press. */
export async function allowAgain(): Promise<void> {
  const chosen = await chosenFolder()
  await chosen?.handle.requestPermission?.({ mode: 'readwrite' })
}

/** Removes the private workspace and all that is kept for an undo; a folder on disk stays as it is. */
export async function forgetFiles(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory()
    await root.removeEntry(home, { recursive: true })
  } catch (error) {
    // A browser that gives no part of the disk has nothing to forget, nor has one where nothing was written.
    if (!['NotFoundError', 'SecurityError', 'TypeError'].includes(nameOf(error))) {
      throw storageProblem(error)
    }
  }
}

async function chosenFolder(): Promise<ChosenFolder | undefined> {
  const database = await openDatabase()
  return database.get('folders', place)
}

async function ownPlace(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory()
    return await root.getDirectoryHandle(home, { create: true })
  } catch {
    throw new Error('This browser gives this page no part of the disk to keep files on.')
  }
}

/** A folder of the private disk, which stands in for one of the person's in the tests, needs no permission. */
async function permissionFor({ handle }: ChosenFolder): Promise<PermissionState> {
  return (await handle.queryPermission?.({ mode: 'readwrite' })) ?? 'granted'
}

/** With the moment of the choice, because two folders may have one name. */
function wordsFor({ handle, at }: ChosenFolder): string {
  return `the folder “${handle.name}” (chosen ${when.format(at)})`
}

function notLetInto(words: string): string {
  return `The browser no longer lets this page into ${words}. Nothing was read or changed. The person can let it in again: “Tools”, then “Files”, then “Allow again”.`
}
