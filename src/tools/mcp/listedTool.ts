import type { JsonObject } from '../../thread/json.ts'

/** A tool as an MCP server lists it; nothing of it is believed. */
export interface ListedTool {
  readonly name: string
  readonly title?: string
  readonly description?: string
  readonly inputSchema: JsonObject
  readonly annotations?: JsonObject
}
