import { parseStrictly } from '../../policy/strictArguments.ts'
import type { JsonObject } from '../../thread/json.ts'
import type { Risk } from '../../thread/toolCall.ts'
import { faultsOf } from '../../tools/own/faults.ts'
import type { OwnToolFaults } from '../../tools/own/faults.ts'
import type { OwnTool } from '../../tools/own/ownTool.ts'
import { fieldsOf, schemaOf } from './fields.ts'
import type { Field } from './fields.ts'

/** The arguments as they are being worded: field by field, or as JSON Schema. */
export type ArgumentsDraft =
  | { readonly type: 'form'; readonly fields: readonly Field[] }
  | { readonly type: 'schema'; readonly text: string }

/** A tool as it is being written. */
export interface Draft {
  readonly name: string
  readonly description: string
  readonly risk: Risk
  readonly arguments: ArgumentsDraft
  readonly code: string
}

/** The tool that a draft comes to, switched on, and all that keeps it from being one. */
export interface Drafted {
  readonly tool: OwnTool
  readonly faults: OwnToolFaults
}

/** What a new tool starts from. */
export const emptyDraft: Draft = {
  name: '',
  description: '',
  risk: 'read',
  arguments: { type: 'form', fields: [] },
  code: '// What you return is the result. The arguments are in `args`.\nreturn args\n',
}

/** The draft that is this tool. */
export function draftOf({ name, description, risk, parameters, code }: OwnTool): Draft {
  const fields = fieldsOf(parameters)
  const words: ArgumentsDraft = fields
    ? { type: 'form', fields }
    : { type: 'schema', text: schemaText(parameters) }
  return { name, description, risk, arguments: words, code }
}

/** What a draft comes to; the names of other tools are `taken`. Arguments that can't be read are none. */
export function toolOfDraft(draft: Draft, taken: ReadonlySet<string>): Drafted {
  const { name, description, risk, code } = draft
  const read = schemaOfDraft(draft.arguments)
  const parameters = read.type === 'read' ? read.schema : schemaOf([])
  const tool: OwnTool = { name, description, risk, parameters, code, isOn: true }
  const unread = read.type === 'unread' ? { parameters: read.why } : {}
  return { tool, faults: { ...faultsOf(tool, taken), ...unread } }
}

/** The same arguments in the other wording; the same draft where there is none. */
export function inOtherWords(draft: ArgumentsDraft): ArgumentsDraft {
  const read = schemaOfDraft(draft)
  if (read.type === 'unread') return draft
  if (draft.type === 'form') return { type: 'schema', text: schemaText(read.schema) }
  const fields = fieldsOf(read.schema)
  return fields ? { type: 'form', fields } : draft
}

type ReadSchema =
  | { readonly type: 'read'; readonly schema: JsonObject }
  | { readonly type: 'unread'; readonly why: string }

function schemaOfDraft(draft: ArgumentsDraft): ReadSchema {
  if (draft.type === 'schema') {
    const parsed = parseStrictly(draft.text)
    return parsed.type === 'parsed'
      ? { type: 'read', schema: parsed.args }
      : { type: 'unread', why: parsed.detail.replaceAll('The arguments', 'The schema') }
  }
  const names = draft.fields.map(({ name }) => name)
  if (names.some((name) => name === '' || name === '__proto__'))
    return { type: 'unread', why: 'An argument has no usable name yet.' }
  return new Set(names).size === names.length
    ? { type: 'read', schema: schemaOf(draft.fields) }
    : { type: 'unread', why: 'Two arguments have the same name.' }
}

function schemaText(schema: JsonObject): string {
  return JSON.stringify(schema, null, 2)
}
