import type { FilePlace, FreePlace } from './place.ts'

/** Puts other content into a file. The browser writes beside it and swaps at the end, so that a write which is refused half-way leaves the file as it was. */
export async function replace(
  handle: FileSystemFileHandle,
  content: Blob,
  signal: AbortSignal,
): Promise<void> {
  if (!('createWritable' in handle)) {
    throw new Error('This browser lets no page write such files. Nothing was changed.')
  }
  signal.throwIfAborted()
  await content.stream().pipeTo(await handle.createWritable(), { signal })
}

/** Makes a file where nothing is, and the folders on the way to it; where that fails, none of them is left. */
export async function create(
  { folder, missing }: FreePlace,
  content: Blob,
  signal: AbortSignal,
): Promise<FilePlace> {
  const [folders, name] = [missing.slice(0, -1), missing.at(-1) ?? '']
  let inside = folder
  try {
    for (const made of folders) inside = await inside.getDirectoryHandle(made, { create: true })
    const handle = await inside.getFileHandle(name, { create: true })
    await replace(handle, content, signal)
    return { type: 'file', folder: inside, name, handle }
  } catch (error) {
    await inside.removeEntry(name).catch(() => undefined)
    await removeEmpty(folder, folders)
    throw error
  }
}

/** Moves a file to where nothing is: all of it is there before anything is gone. */
export async function move(
  from: FilePlace,
  to: FreePlace,
  signal: AbortSignal,
): Promise<FilePlace> {
  const made = await create(to, await from.handle.getFile(), signal)
  try {
    await remove(from)
    return made
  } catch (error) {
    await remove(made)
    await removeEmpty(to.folder, to.missing.slice(0, -1))
    throw error
  }
}

/** Removes a file for good. */
export async function remove({ folder, name }: FilePlace): Promise<void> {
  await folder.removeEntry(name)
}

/** Removes folders that lie within one another, from the innermost one, as far as they are empty. */
export async function removeEmpty(
  folder: FileSystemDirectoryHandle,
  [name, ...deeper]: readonly string[],
): Promise<void> {
  if (name === undefined) return
  try {
    await removeEmpty(await folder.getDirectoryHandle(name), deeper)
    await folder.removeEntry(name)
  } catch {
    // It is not there, or something else is in it.
  }
}
