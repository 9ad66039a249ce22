import { canonicalText, definitionDigest } from '../thread/digest.ts'
import type { JsonObject } from '../thread/json.ts'
import type { OfferedCall } from '../thread/toolCall.ts'
import type { Tool } from '../tools/tool.ts'

/** The same for every try of the same approved call. */
export function idempotencyKey({ id, revision }: OfferedCall): string {
  return `${id}@${revision}`
}

/** The arguments from their canonical text, never the live object. */
export function approvedArguments(call: OfferedCall): JsonObject {
  return JSON.parse(canonicalText(call.args)) as JsonObject
}

/** Whether this is the tool that the model was told of, and it takes the call's arguments. */
export async function isToolAsSent(tool: Tool, call: OfferedCall): Promise<boolean> {
  const [live, sent] = await Promise.all([
    definitionDigest(tool.definition),
    definitionDigest(call.definition),
  ])
  return live === sent && tool.problems(call.args).length === 0
}
