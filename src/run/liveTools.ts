import { definitionDigest } from '../thread/digest.ts'
import type { ToolDefinition } from '../thread/toolCall.ts'
import { toolsNow } from './toolBox.ts'

/** A tool as it is now. */
export interface LiveTool {
  readonly definition: ToolDefinition
  readonly digest: string
}

/** Every tool there is now, by name. */
export async function liveTools(): Promise<ReadonlyMap<string, LiveTool>> {
  const tools = await toolsNow()
  const live = [...tools.values()].map(
    async ({ definition }) =>
      [definition.name, { definition, digest: await definitionDigest(definition) }] as const,
  )
  return new Map(await Promise.all(live))
}
