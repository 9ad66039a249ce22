import type { Json } from './contract.ts'
import type { Refusal } from './errors.ts'
import {
  argumentFaults,
  bad,
  missing,
  nameFaults,
  toolFaults,
  unknownFields,
  unsupported,
  wrongType,
} from './faults.ts'

const fields = `input model instructions stream stream_options store include tools tool_choice
  parallel_tool_calls max_tool_calls previous_response_id reasoning text temperature top_p
  top_logprobs max_output_tokens truncation metadata user service_tier background conversation
  prompt prompt_cache_key prompt_cache_retention safety_identifier`.split(/\s+/)
const kinds = ['message', 'function_call', 'function_call_output', 'reasoning', 'item_reference']

/** Finds everything that the Responses API would refuse in a body, in order. */
export function* responsesFaults(body: Json): Generator<Refusal> {
  yield* unknownFields(body, fields)
  yield* toolFaults(body, (tool) => tool)
  const { input, store } = body
  if (typeof input === 'string') return
  if (!Array.isArray(input)) return yield missing('input')
  const items = input.map((item) => ({ ...item, type: item?.type ?? 'message' }))
  for (const [index, item] of items.entries()) {
    yield* itemFaults(item, `input[${index}]`)
    if (store === false) yield* unstoredFaults(item)
  }
  yield* pairingFaults(items)
  yield* repeatedItems(items)
}

function* itemFaults(item: Json, place: string): Generator<Refusal> {
  const { type, content, name, arguments: args, output } = item
  if (!kinds.includes(type)) yield unsupported(`${place}.type`, type, kinds)
  if (type === 'message' && !isContent(content))
    yield wrongType(`${place}.content`, 'one of an array of objects or string', content)
  if (type === 'function_call') {
    yield* nameFaults(name, `${place}.name`)
    yield* argumentFaults(args, `${place}.arguments`)
  }
  if (type === 'function_call_output' && !isContent(output)) yield missing(`${place}.output`)
}

const isContent = (value: unknown) => typeof value === 'string' || Array.isArray(value)

/** What a server that stores nothing can't look up. */
function* unstoredFaults({ type, id, encrypted_content: sealed }: Json): Generator<Refusal> {
  if (type === 'item_reference' || (type === 'reasoning' && !sealed)) {
    const message = `Item with id '${id}' not found. Items are not persisted when \`store\` is set to false. Try again with \`store\` set to true, or remove this item from your input.`
    yield { ...bad(message, 'input'), status: 404 }
  }
}

function* pairingFaults(items: Json[]): Generator<Refusal> {
  const open = new Set<string>()
  const answered = new Set<string>()
  for (const { type, call_id: id } of items) {
    if (type === 'function_call') {
      if (open.has(id) || answered.has(id)) yield duplicate(id)
      open.add(id)
    }
    if (type === 'function_call_output') {
      if (open.delete(id)) answered.add(id)
      else if (answered.has(id)) yield duplicate(id)
      else yield bad(`No tool call found for function call output with call_id ${id}.`, 'input')
    }
  }
  for (const id of open) yield bad(`No tool output found for function call ${id}.`, 'input')
}

const duplicate = (id: string) => bad(`Duplicate call_ids submitted: ['${id}', '${id}']`, 'input')

function* repeatedItems(items: Json[]): Generator<Refusal> {
  const seen = new Set<string>()
  for (const { id } of items) {
    if (seen.has(id))
      yield bad(
        `Duplicate item found with id ${id}. Remove duplicate items from your input and try again.`,
        'input',
      )
    if (id !== undefined) seen.add(id)
  }
}
