import type { ArgumentProblem } from '../thread/argumentProblem.ts'
import { callDigest } from '../thread/digest.ts'
import type { JsonObject } from '../thread/json.ts'
import type { Effect, Preview } from '../thread/preview.ts'
import { nothingToPreview } from '../thread/preview.ts'
import type { OfferedCall, Presented } from '../thread/toolCall.ts'
import type { Workspace } from '../tools/files/workspace.ts'
import type { OwnData } from '../tools/tool.ts'
import { loadEngine } from './loadEngine.ts'
import { toolsNow } from './toolBox.ts'

/** Lets a preview look at this browser's own data. */
export async function lookAtOwnData<Seen>(look: (own: OwnData) => Promise<Seen>): Promise<Seen> {
  const storage = await import('../storage/ownData.ts')
  return storage.lookAtOwnData(Date.now(), look)
}

/** Opens the folder that the file tools work on; throws in plain words where it can't be. */
export async function openWorkspace(): Promise<Workspace> {
  const storage = await import('../storage/workspace.ts')
  return storage.openWorkspace()
}

/** What this call would do with these arguments if it ran now; throws what the tool's preview throws. A tool that is gone does nothing. */
export async function previewCall({ name }: OfferedCall, args: JsonObject): Promise<Preview> {
  const [{ previewOf }, tools] = await Promise.all([loadEngine(), toolsNow()])
  const tool = tools.get(name)
  return tool ? previewOf(tool, args, lookAtOwnData) : nothingToPreview
}

/** What is wrong with these arguments for this call's tool. */
export async function checkArguments(
  { name }: OfferedCall,
  args: JsonObject,
): Promise<readonly ArgumentProblem[]> {
  const tools = await toolsNow()
  const gone = { path: [], message: 'The tool is no longer there.' }
  return tools.get(name)?.problems(args) ?? [gone]
}

/** The call as an edit would make it: other arguments, the next revision. */
export function editedCall<Call extends OfferedCall>(call: Call, args: JsonObject): Call {
  return { ...call, args, revision: call.revision + 1 }
}

/** What is put on record of a screen that shows this call with these effects. */
export async function presentation(
  call: OfferedCall,
  effects: readonly Effect[],
): Promise<Presented> {
  return { revision: call.revision, digest: await callDigest(call, effects), effects }
}
