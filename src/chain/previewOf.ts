import { nothingToPreview } from '../thread/preview.ts'
import type { Preview } from '../thread/preview.ts'
import type { JsonObject } from '../thread/json.ts'
import type { Tool } from '../tools/tool.ts'
import type { ChainPorts } from './ports.ts'

/** What a call of this tool would do if it ran now; throws what the tool's own preview throws. */
export async function previewOf(
  tool: Tool,
  args: JsonObject,
  look: ChainPorts['look'],
): Promise<Preview> {
  const { preview } = tool
  return preview ? look((own) => preview(args, own)) : nothingToPreview
}
