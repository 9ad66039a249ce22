import type { Json } from '../../thread/json.ts'
import type { ExecuteContext } from '../tool.ts'

/** Loads what the file tools do their work with. What a call does is told with it too, so that it is there once the call has started. */
export async function hands(): Promise<typeof import('./work.ts')> {
  try {
    return await import('./work.ts')
  } catch {
    throw new Error('A part of this page could not be loaded. Nothing was read or changed.')
  }
}

/** Takes back any change that the file tools make. */
export async function undo(receipt: Json, context: ExecuteContext): Promise<void> {
  const { undoChange } = await hands()
  await undoChange(receipt, context)
}
