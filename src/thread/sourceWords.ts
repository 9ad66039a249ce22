import type { ToolDefinition, ToolSource } from './toolCall.ts'

/** Where a tool comes from, in words. */
export function sourceWords(source: ToolSource): string {
  if (source === 'built-in') return 'Built-in tool'
  return source.type === 'own' ? 'Your own tool' : `Tool of the server ${source.server}`
}

/** The name that a tool of a server has there; any other tool has only one. */
export function nameThere({ name, source }: Pick<ToolDefinition, 'name' | 'source'>): string {
  return source !== 'built-in' && source.type === 'mcp' ? source.tool : name
}

/** The name that a person knows a tool by: the model knows one of a server by a longer word. */
export function shownName({ name, source }: Pick<ToolDefinition, 'name' | 'source'>): string {
  return source !== 'built-in' && source.type === 'mcp' ? `${source.server} / ${source.tool}` : name
}
