import type { JsonObject } from '../thread/json.ts'
import type { Preview, PreviewNote } from '../thread/preview.ts'
import type { Tool } from '../tools/tool.ts'
import { messageOf } from './messageOf.ts'
import type { ChainPorts } from './ports.ts'

/** What a call of this tool would do if it ran now; throws where the tool can't tell its effects. */
export async function previewOf(
  { effects, notes }: Tool,
  args: JsonObject,
  look: ChainPorts['look'],
): Promise<Preview> {
  const [told, noted] = await Promise.all([
    effects ? look((own) => effects(args, own)) : [],
    notes ? look((own) => notes(args, own)).catch(noNotes) : [],
  ])
  return { effects: told, notes: noted }
}

/** Nothing depends on a note, but the person should know that there may be more to know. */
function noNotes(error: unknown): readonly PreviewNote[] {
  const text = `What else there is to know could not be found out: ${messageOf(error)}`
  return [{ weight: 'warning', text }]
}
