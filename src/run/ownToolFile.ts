import './jitless.ts'
import { z } from 'zod'
import { parseStrictly } from '../policy/strictArguments.ts'
import { isObject } from '../thread/json.ts'
import type { JsonObject } from '../thread/json.ts'
import type { OwnTool } from '../tools/own/ownTool.ts'

/** The tools of a file, all of them off, or in words why it was refused whole. */
export type ReadToolFile =
  | { readonly type: 'read'; readonly tools: readonly OwnTool[] }
  | { readonly type: 'refused'; readonly why: string }

const toolFile = z.strictObject({
  format: z.literal('countersign-tools'),
  version: z.literal(1),
  tools: z
    .array(
      z.strictObject({
        name: z.string(),
        description: z.string(),
        parameters: z.custom<JsonObject>((value) => isObject(value as JsonObject), 'not an object'),
        risk: z.enum(['read', 'write', 'send', 'destructive']),
        code: z.string(),
      }),
    )
    .min(1),
})

/** The text of a file with these tools; whether they are on stays here. */
export function toolFileText(tools: readonly OwnTool[]): string {
  const exported = tools.map(({ name, description, parameters, risk, code }) => ({
    ...{ name, description, parameters, risk, code },
  }))
  return `${JSON.stringify({ format: 'countersign-tools', version: 1, tools: exported }, null, 2)}\n`
}

/** Reads such a file. Its tools come switched off: the person looks at them before the model can ask for them. */
export function readToolFile(text: string): ReadToolFile {
  const parsed = parseStrictly(text)
  if (parsed.type === 'refused') {
    const why = parsed.detail.replaceAll('The arguments', 'Its content')
    return { type: 'refused', why }
  }
  const read = toolFile.safeParse(parsed.args)
  if (!read.success) {
    const [issue] = read.error.issues
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    return { type: 'refused', why: `It is not a file of tools. ${where}${issue?.message ?? ''}` }
  }
  const tools = read.data.tools.map((tool): OwnTool => ({ ...tool, isOn: false }))
  const names = new Set(tools.map(({ name }) => name))
  return names.size === tools.length
    ? { type: 'read', tools }
    : { type: 'refused', why: 'It holds two tools of one name.' }
}
