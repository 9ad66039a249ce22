import type { JsonObject } from '../../thread/json.ts'
import type { ToolSource } from '../../thread/toolCall.ts'

/** What a server says of its tool, in a sentence; nothing here relies on it, and undefined where it says nothing. */
export function saidByServer(source: ToolSource): string | undefined {
  if (source === 'built-in' || source.type !== 'mcp') return undefined
  const hints = hintsOf(source.annotations)
  return hints.length === 0 ? undefined : `The server says: ${hints.join(', ')}`
}

function hintsOf(annotations: JsonObject | undefined): readonly string[] {
  const says = (hint: string) => annotations?.[hint] === true
  return [
    ...(says('readOnlyHint') ? ['read-only'] : []),
    ...(says('destructiveHint') ? ['destructive'] : []),
    ...(says('idempotentHint') ? ['harmless to repeat'] : []),
    ...(annotations?.['openWorldHint'] === false ? ['stays within the server'] : []),
  ]
}
