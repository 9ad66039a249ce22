import { digestOf } from '../../thread/digest.ts'
import type { JsonObject } from '../../thread/json.ts'
import type { Risk, ToolDefinition } from '../../thread/toolCall.ts'

/** A tool as the person wrote it: `code` is the body of an async function of `args`, and what that returns is the result. */
export interface OwnTool {
  readonly name: string
  readonly description: string
  /** JSON Schema of the arguments. */
  readonly parameters: JsonObject
  readonly risk: Risk
  readonly code: string
  /** Whether there is such a tool for the model; one that came from a file is off until the person has looked at it. */
  readonly isOn: boolean
}

/** The tool as the model and the person are told of it; other code makes it another tool. */
export async function definitionOfOwn(own: OwnTool): Promise<ToolDefinition> {
  const { name, description, parameters, risk, code } = own
  return {
    ...{ name, description, parameters, risk },
    source: { type: 'own', code: await digestOf(code) },
  }
}
