import type { ToolSource } from './toolCall.ts'

/** Where a tool comes from, in words. */
export function sourceWords(source: ToolSource): string {
  if (source === 'built-in') return 'Built-in tool'
  return source.type === 'own' ? 'Your own tool' : `Tool of the server ${source.server}`
}
