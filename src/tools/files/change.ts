import { isSameMark, markOf } from './content.ts'
import { onDisk } from './failure.ts'
import { fileAt, freeAt, placeAt } from './place.ts'
import type { Changed, Receipt } from './receipt.ts'
import { drop, keep } from './trash.ts'
import type { Workspace } from './workspace.ts'
import { create, move, remove, replace } from './writing.ts'

/** Puts a text into a file, which is made where it is missing. What is given back is the receipt for an undo; there is none where nothing changed, or what was there could not be kept. */
export function write(
  workspace: Workspace,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<Receipt | undefined> {
  return onDisk(async () => {
    const content = new Blob([text])
    const after = await markOf(content)
    const place = await placeAt(workspace.files, path)
    if (place.type === 'folder') throw new Error(`"${path}" is a folder, not a file.`)
    if (place.type === 'nothing') {
      await create(place, content, signal)
      const folders = place.missing.slice(0, -1)
      return receiptOf(workspace, { type: 'made', path, after, folders })
    }
    const old = await place.handle.getFile()
    const before = await markOf(old)
    if (isSameMark(before, after)) return undefined
    const kept = await keep(workspace, old, signal)
    await orDrop(workspace, kept, () => replace(place.handle, content, signal))
    if (kept === undefined) return undefined
    return receiptOf(workspace, { type: 'replaced', path, before, kept, after })
  })
}

/** Deletes a file; see `write` for what is given back. */
export function destroy(
  workspace: Workspace,
  path: string,
  signal: AbortSignal,
): Promise<Receipt | undefined> {
  return onDisk(async () => {
    const place = await fileAt(workspace.files, path)
    const old = await place.handle.getFile()
    const before = await markOf(old)
    const kept = await keep(workspace, old, signal)
    await orDrop(workspace, kept, async () => {
      signal.throwIfAborted()
      await remove(place)
    })
    return kept === undefined
      ? undefined
      : receiptOf(workspace, { type: 'deleted', path, before, kept })
  })
}

/** Moves a file to where nothing is; see `write` for what is given back. */
export function relocate(
  workspace: Workspace,
  { from, to }: { readonly from: string; readonly to: string },
  signal: AbortSignal,
): Promise<Receipt> {
  return onDisk(async () => {
    const source = await fileAt(workspace.files, from)
    const target = await freeAt(workspace.files, to)
    const after = await markOf(await (await move(source, target, signal)).handle.getFile())
    const folders = target.missing.slice(0, -1)
    return receiptOf(workspace, { type: 'moved', from, to, after, folders })
  })
}

/** What does not happen needs nothing kept. */
async function orDrop(
  workspace: Workspace,
  kept: string | undefined,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (kept !== undefined) await drop(workspace, kept)
    throw error
  }
}

function receiptOf({ id, words }: Workspace, changed: Changed): Receipt {
  return { workspace: { id, words }, changed }
}
