import { messageOf } from '../thread/problem.ts'
import type { JsonObject } from '../thread/json.ts'
import type { Effect, Preview, PreviewNote } from '../thread/preview.ts'
import type { Tool } from '../tools/tool.ts'
import type { ChainPorts } from './ports.ts'

type Look = ChainPorts['look']

/** What a call of this tool would do if it ran now; throws where the tool can't tell. */
export async function effectsOf(
  { effects }: Tool,
  args: JsonObject,
  look: Look,
): Promise<readonly Effect[]> {
  return effects ? look((own) => effects(args, own)) : []
}

/** The effects of a call with what the person should know besides; throws where the tool can't tell its effects. */
export async function previewOf(tool: Tool, args: JsonObject, look: Look): Promise<Preview> {
  const { notes } = tool
  const [effects, noted] = await Promise.all([
    effectsOf(tool, args, look),
    notes ? look((own) => notes(args, own)).catch(noNotes) : [],
  ])
  return { effects, notes: noted }
}

/** Nothing depends on a note, but the person should know that there may be more to know. */
function noNotes(error: unknown): readonly PreviewNote[] {
  const text = `What else there is to know could not be found out: ${messageOf(error)}`
  return [{ weight: 'warning', text }]
}
