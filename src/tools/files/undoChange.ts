import type { Json } from '../../thread/json.ts'
import type { ExecuteContext } from '../tool.ts'
import { isSameMark, markOf } from './content.ts'
import type { Mark } from './content.ts'
import { onDisk } from './failure.ts'
import { namesOf } from './paths.ts'
import { placeAt } from './place.ts'
import type { FilePlace, Place } from './place.ts'
import { readReceipt } from './receipt.ts'
import type { Changed } from './receipt.ts'
import { drop, keptUnder } from './trash.ts'
import type { Workspace } from './workspace.ts'
import { create, move, remove, removeEmpty, replace } from './writing.ts'

/** Takes a change back, if the workspace is the one it happened in and the file is as it was left. What an undo that was cut off has already taken back stays so. */
export async function undoChange(
  receipt: Json,
  { workspace: open, signal }: Pick<ExecuteContext, 'workspace' | 'signal'>,
): Promise<void> {
  const { workspace: was, changed } = readReceipt(receipt)
  const workspace = await open()
  if (workspace.id !== was.id) {
    throw new Error(`It happened in ${was.words}, and the workspace now is ${workspace.words}.`)
  }
  await onDisk(() => takers[changed.type](workspace, changed as never, signal))
}

type Taker<Type extends Changed['type']> = (
  workspace: Workspace,
  changed: Extract<Changed, { type: Type }>,
  signal: AbortSignal,
) => Promise<void>

const takers: { readonly [Type in Changed['type']]: Taker<Type> } = {
  async made({ files }, { path, after, folders }) {
    const place = await placeAt(files, path)
    if (place.type === 'nothing') return
    await remove(await mustBe(place, after, path))
    await removeMade(files, path, folders)
  },

  async replaced(workspace, { path, before, after, kept }, signal) {
    const place = await placeAt(workspace.files, path)
    if (!(await holds(place, before))) {
      const { handle } = await mustBe(place, after, path)
      await replace(handle, await mustBeKept(workspace, kept), signal)
    }
    await drop(workspace, kept)
  },

  async deleted(workspace, { path, before, kept }, signal) {
    const place = await placeAt(workspace.files, path)
    if (place.type === 'nothing') {
      await create(place, await mustBeKept(workspace, kept), signal)
    } else if (!(await holds(place, before))) {
      throw new Error(`There is another ${place.type} "${path}" now. Nothing was changed.`)
    }
    await drop(workspace, kept)
  },

  async moved({ files }, { from, to, after, folders }, signal) {
    const [source, target] = [await placeAt(files, from), await placeAt(files, to)]
    const isBack = await holds(source, after)
    if (isBack && target.type === 'nothing') return
    const moved = await mustBe(target, after, to)
    if (isBack) await remove(moved)
    else if (source.type === 'nothing') await move(moved, source, signal)
    else throw new Error(`There is another ${source.type} "${from}" now. Nothing was changed.`)
    await removeMade(files, to, folders)
  },
}

async function holds(place: Place, mark: Mark): Promise<boolean> {
  return place.type === 'file' && isSameMark(await markOf(await place.handle.getFile()), mark)
}

/** Nothing that somebody has changed since is lost to an undo. */
async function mustBe(place: Place, mark: Mark, path: string): Promise<FilePlace> {
  if (place.type === 'file' && (await holds(place, mark))) return place
  const now = place.type === 'file' ? 'has changed since' : 'is no longer there'
  throw new Error(`The file "${path}" ${now}. Nothing was changed.`)
}

async function mustBeKept(workspace: Workspace, name: string): Promise<File> {
  const file = await keptUnder(workspace, name)
  if (!file) throw new Error('What was there before is no longer kept. Nothing was changed.')
  return file
}

async function removeMade(
  files: FileSystemDirectoryHandle,
  path: string,
  folders: readonly string[],
): Promise<void> {
  const names = namesOf(path)
  const outer = names.slice(0, names.length - 1 - folders.length)
  if (outer.length === 0) return removeEmpty(files, folders)
  const place = await placeAt(files, outer.join('/'))
  if (place.type === 'folder') await removeEmpty(place.handle, folders)
}
