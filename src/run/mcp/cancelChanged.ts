import { canonicalText } from '../../thread/digest.ts'
import type { ThreadEvent } from '../../thread/events.ts'
import { pendingCalls } from '../../thread/selectors.ts'
import type { CancelReason, ToolDefinition } from '../../thread/toolCall.ts'
import type { Recorder } from '../record.ts'
import { mcpServers } from './mcpServers.ts'
import type { McpServerLine } from './mcpServers.ts'

/** Gives up waiting calls of tools that their server changed or no longer has, now and until the returned function is called. */
export function cancelChanged({ thread, record }: Pick<Recorder, 'thread' | 'record'>): () => void {
  const look = (): void => {
    const { lines } = mcpServers.store.getState()
    const events = pendingCalls(thread()).flatMap(({ id, definition }): readonly ThreadEvent[] => {
      const reason = fateOf(definition, lines)
      return reason ? [{ type: 'call-cancelled', call: id, reason }] : []
    })
    // Somebody else was faster, or the next record fails as well, and that one is heard.
    if (events.length > 0) record(events).catch(() => undefined)
  }
  look()
  return mcpServers.store.subscribe(look)
}

/** Why a call of this tool can't run any more; a server that was not heard yet says nothing of it. Pure. */
export function fateOf(
  definition: ToolDefinition,
  lines: readonly McpServerLine[] | undefined,
): CancelReason | undefined {
  const { source } = definition
  if (typeof source !== 'object' || source.type !== 'mcp' || !lines) return undefined
  const line = lines.find(
    ({ server }) => server.name === source.server && server.url === source.url,
  )
  if (!line) return 'tool-missing'
  if (!line.tools) return undefined
  const tool = line.tools.find((one) => nameThere(one) === source.tool)
  if (!tool || tool.type === 'gone') return 'tool-missing'
  const isSame =
    tool.type === 'accepted' &&
    canonicalText({ ...tool.definition }) === canonicalText({ ...definition })
  return isSame ? undefined : 'definition-changed'
}

function nameThere(tool: NonNullable<McpServerLine['tools']>[number]): string {
  if (tool.type === 'unusable') return tool.tool
  const { source } = tool.definition
  return typeof source === 'object' && source.type === 'mcp' ? source.tool : ''
}
