import type { Json } from './contract.ts'
import type { Refusal } from './errors.ts'
import {
  argumentFaults,
  bad,
  emptyArray,
  kindOf,
  missing,
  nameFaults,
  toolFaults,
  unknownFields,
  unsupported,
} from './faults.ts'

const fields =
  `messages model stream stream_options tools tool_choice parallel_tool_calls temperature top_p n
  stop max_tokens max_completion_tokens seed logprobs top_logprobs logit_bias presence_penalty
  frequency_penalty response_format service_tier store metadata user reasoning_effort verbosity
  modalities audio prediction prompt_cache_key prompt_cache_retention safety_identifier
  web_search_options functions function_call`.split(/\s+/)
const roles = ['system', 'developer', 'user', 'assistant', 'tool']

/** Finds everything that the chat completions API would refuse in a body, in order. */
export function* completionsFaults(body: Json): Generator<Refusal> {
  yield* unknownFields(body, fields)
  if (body.stream_options !== undefined && body.stream !== true)
    yield bad(
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      'stream_options',
    )
  yield* toolFaults(body, (tool) => tool.function)
  const { messages } = body
  if (!Array.isArray(messages)) return yield missing('messages')
  if (messages.length === 0) yield emptyArray('messages')
  for (const [index, message] of messages.entries())
    yield* messageFaults(message, `messages[${index}]`)
  yield* pairingFaults(messages)
}

function* messageFaults(message: Json, place: string): Generator<Refusal> {
  if (!roles.includes(message?.role))
    return yield unsupported(`${place}.role`, message?.role, roles)
  const { role, content, tool_calls: calls, tool_call_id: id } = message
  const empty = content === null || content === undefined
  const mayBeEmpty = role === 'assistant' && calls !== undefined
  if (empty ? !mayBeEmpty : typeof content !== 'string' && !Array.isArray(content))
    yield bad(
      `Invalid value for 'content': expected a string, got ${kindOf(content)}.`,
      `${place}.content`,
    )
  if (role === 'tool' && typeof id !== 'string') yield missing(`${place}.tool_call_id`)
  if (calls !== undefined) yield* callsFaults(calls, `${place}.tool_calls`)
}

function* callsFaults(calls: Json, place: string): Generator<Refusal> {
  if (!Array.isArray(calls) || calls.length === 0) return yield emptyArray(place)
  for (const [index, call] of calls.entries()) {
    const at = `${place}[${index}]`
    if (call?.type !== 'function') yield unsupported(`${at}.type`, call?.type, ['function'])
    if (typeof call?.id !== 'string' || call.id === '') yield missing(`${at}.id`)
    yield* nameFaults(call?.function?.name, `${at}.function.name`)
    yield* argumentFaults(call?.function?.arguments, `${at}.function.arguments`)
  }
}

/**
 * Each message with calls is followed by exactly one tool message for each of them. Ids may come
 * back in a later message, since many servers number every reply from `call_0`.
 */
function* pairingFaults(messages: Json[]): Generator<Refusal> {
  /** Where each call of the latest assistant message was answered. */
  let answers = new Map<string, number | undefined>()
  for (const [index, message] of [...messages, undefined].entries()) {
    if (message?.role === 'tool') {
      const id = message.tool_call_id
      const earlier = answers.get(id)
      if (!answers.has(id)) yield orphan(index)
      else if (earlier !== undefined) yield duplicate(id, earlier, index)
      answers.set(id, index)
      continue
    }
    const open = [...answers].filter(([, answer]) => answer === undefined).map(([id]) => id)
    if (open.length > 0) yield unanswered(open, index)
    answers = new Map()
    for (const { id } of Array.isArray(message?.tool_calls) ? message.tool_calls : []) {
      if (answers.has(id)) yield duplicate(id, index, index)
      answers.set(id, undefined)
    }
  }
}

const orphan = (index: number) =>
  bad(
    "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
    `messages.[${index}].role`,
  )

const unanswered = (ids: string[], index: number) =>
  bad(
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids.join(', ')}`,
    `messages.[${index}].role`,
  )

const duplicate = (id: string, first: number, second: number) =>
  bad(
    `Invalid parameter: Duplicate value for 'tool_call_id' of '${id}', in messages[${first}] and messages[${second}].`,
    `messages.[${second}].tool_call_id`,
  )
