import { namesOf } from './paths.ts'

/** What is at a path of the workspace. `name` is its real one on the disk, which may be written in another Unicode form; `missing` are the names that do not exist, below the last folder that does. */
export type Place =
  | {
      readonly type: 'file'
      readonly folder: FileSystemDirectoryHandle
      readonly name: string
      readonly handle: FileSystemFileHandle
    }
  | { readonly type: 'folder'; readonly handle: FileSystemDirectoryHandle }
  | {
      readonly type: 'nothing'
      readonly folder: FileSystemDirectoryHandle
      readonly missing: readonly string[]
    }

/** A file that is there. */
export type FilePlace = Extract<Place, { type: 'file' }>
/** A place where nothing is yet. */
export type FreePlace = Extract<Place, { type: 'nothing' }>

/** Looks what is at a path; throws where a name on the way is a file, or could be taken for another one. */
export async function placeAt(root: FileSystemDirectoryHandle, path: string): Promise<Place> {
  const names = namesOf(path)
  let folder = root
  for (const [index, wanted] of names.entries()) {
    const name = await nameIn(folder, wanted)
    if (name === undefined) return { type: 'nothing', folder, missing: names.slice(index) }
    const entry = await entryIn(folder, name)
    if (entry.kind === 'directory') folder = entry
    else if (index === names.length - 1) return { type: 'file', folder, name, handle: entry }
    else throw new Error(`"${names.slice(0, index + 1).join('/')}" is a file, not a folder.`)
  }
  return { type: 'folder', handle: folder }
}

/** The file at a path; throws where there is none. */
export async function fileAt(root: FileSystemDirectoryHandle, path: string): Promise<FilePlace> {
  const place = await placeAt(root, path)
  if (place.type === 'nothing') throw new Error(`There is no file "${path}".`)
  if (place.type === 'folder') throw new Error(`"${path}" is a folder, not a file.`)
  return place
}

/** Makes sure that nothing is at a path, so that something may be put there. */
export async function freeAt(root: FileSystemDirectoryHandle, path: string): Promise<FreePlace> {
  const place = await placeAt(root, path)
  if (place.type === 'nothing') return place
  throw new Error(`There already is a ${place.type} "${path}".`)
}

/** A disk may have two names for the eye’s one, or one for our two: neither may be taken for the other silently. */
async function nameIn(
  folder: FileSystemDirectoryHandle,
  wanted: string,
): Promise<string | undefined> {
  const twins: string[] = []
  for await (const name of folder.keys()) if (caseless(name) === caseless(wanted)) twins.push(name)
  const same = twins.filter((name) => name.normalize('NFC') === wanted)
  if (same.length > 1) {
    throw new Error(
      `There are ${same.length} entries called "${wanted}", in different Unicode forms.`,
    )
  }
  const [twin] = twins
  if (same.length === 0 && twin !== undefined) {
    throw new Error(
      `"${wanted}" is not there, but "${twin}" is, which many a disk takes for the same.`,
    )
  }
  return same[0]
}

function caseless(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

async function entryIn(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemDirectoryHandle | FileSystemFileHandle> {
  try {
    return await folder.getFileHandle(name)
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'TypeMismatchError') throw error
    return folder.getDirectoryHandle(name)
  }
}
