import { canonicalText } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { pendingCalls } from '../thread/selectors.ts'
import { nameThere } from '../thread/sourceWords.ts'
import type { CancelReason, ToolDefinition } from '../thread/toolCall.ts'
import { mcpServers } from './mcp/mcpServers.ts'
import type { McpServerLine } from './mcp/mcpServers.ts'
import type { Recorder } from './record.ts'
import { addedTools } from './toolBox.ts'
import type { AddedTools } from './toolBox.ts'

/** Gives up waiting calls of tools that their server or the person changed or took away, now and until the returned function is called. */
export function cancelChanged({ thread, record }: Pick<Recorder, 'thread' | 'record'>): () => void {
  const look = (): void => {
    const { lines } = mcpServers.store.getState()
    const { own } = addedTools.getState()
    const events = pendingCalls(thread()).flatMap(({ id, definition }): readonly ThreadEvent[] => {
      const reason = fateOf(definition, lines, own)
      return reason ? [{ type: 'call-cancelled', call: id, reason }] : []
    })
    // Somebody else was faster, or the next record fails as well, and that one is heard.
    if (events.length > 0) record(events).catch(() => undefined)
  }
  look()
  const watched = [mcpServers.store.subscribe(look), addedTools.subscribe(look)]
  return () => {
    for (const stop of watched) stop()
  }
}

/** Why a call of this tool can't run any more; a server that was not heard yet says nothing of it. Pure. */
export function fateOf(
  definition: ToolDefinition,
  lines: readonly McpServerLine[] | undefined,
  own: AddedTools['own'],
): CancelReason | undefined {
  const { source } = definition
  if (source === 'built-in') return undefined
  if (source.type === 'own') {
    const now = own.get(definition.name)
    return now ? unlessSame(now.definition, definition) : 'tool-missing'
  }
  if (!lines) return undefined
  const line = lines.find(
    ({ server }) => server.name === source.server && server.url === source.url,
  )
  if (!line) return 'tool-missing'
  if (!line.tools) return undefined
  const tool = line.tools.find(
    (one) => (one.type === 'unusable' ? one.tool : nameThere(one.definition)) === source.tool,
  )
  if (!tool || tool.type === 'gone') return 'tool-missing'
  return tool.type === 'accepted' ? unlessSame(tool.definition, definition) : 'definition-changed'
}

function unlessSame(now: ToolDefinition, then: ToolDefinition): CancelReason | undefined {
  const isSame = canonicalText({ ...now }) === canonicalText({ ...then })
  return isSame ? undefined : 'definition-changed'
}
