import { callsOf, finishOf, freshId, pieces } from './answer.ts'
import type { Answer, Json } from './contract.ts'

const usage = {
  input_tokens: 20,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 10,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 30,
}

/** What an unfinished answer says of itself. */
const incompleteReasons: Record<string, string> = {
  length: 'max_output_tokens',
  content_filter: 'content_filter',
}

interface StreamEvent {
  type: string
  [field: string]: unknown
}

interface ReasoningItem {
  id: string
  type: 'reasoning'
  encrypted_content?: string
  summary: { type: 'summary_text'; text: string }[]
}

interface MessageItem {
  id: string
  type: 'message'
  status: string
  role: 'assistant'
  content: { type: 'output_text'; text: string; annotations: []; logprobs: [] }[]
}

interface CallItem {
  id: string
  type: 'function_call'
  status: string
  call_id: string
  name: string
  arguments: string
}

type OutputItem = ReasoningItem | MessageItem | CallItem

/** An answer as the server-sent events of the Responses API. */
export function responseFrames(answer: Answer, request: Json): string[] {
  const { start, end } = envelopes(answer, request)
  const events = [
    { type: 'response.created', response: start },
    { type: 'response.in_progress', response: start },
    ...end.output.flatMap((item, index) => itemEvents(item, index, answer.piece)),
    ...endEvents(answer, end),
  ]
  return events.map((event, index) => {
    const data = JSON.stringify({ ...event, sequence_number: index })
    return `event: ${event.type}\ndata: ${data}\n\n`
  })
}

/** An answer as one response object. */
export function wholeResponse(answer: Answer, request: Json): string {
  const { end } = envelopes(answer, request)
  return JSON.stringify(answer.error ? { ...end, ...failure(answer.error) } : end)
}

function envelopes(answer: Answer, request: Json) {
  const reason = incompleteReasons[finishOf(answer) ?? '']
  const status = reason ? 'incomplete' : 'completed'
  const start = {
    id: freshId('resp'),
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status: 'in_progress',
    error: null,
    incomplete_details: null,
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    model: request.model,
    output: [],
    parallel_tool_calls: request.parallel_tool_calls ?? true,
    previous_response_id: request.previous_response_id ?? null,
    reasoning: { effort: null, summary: null },
    store: request.store ?? true,
    text: { format: { type: 'text' } },
    tool_choice: request.tool_choice ?? 'auto',
    tools: request.tools ?? [],
    truncation: 'disabled',
    usage: null,
    user: null,
    metadata: {},
  }
  const output = outputItems(answer, request, status)
  const details = reason ? { reason } : null
  return { start, end: { ...start, status, incomplete_details: details, output, usage } }
}

function failure({ code = 'server_error', message }: NonNullable<Answer['error']>) {
  return { status: 'failed', error: { code, message }, usage: null }
}

function endEvents(answer: Answer, end: { status: string }): StreamEvent[] {
  if (answer.error) {
    const failed = failure(answer.error)
    return [
      { type: 'error', param: null, ...failed.error },
      { type: 'response.failed', response: { ...end, ...failed } },
    ]
  }
  return finishOf(answer) ? [{ type: `response.${end.status}`, response: end }] : []
}

function outputItems(answer: Answer, request: Json, status: string): OutputItem[] {
  const items: OutputItem[] = []
  if (answer.reasoning) {
    const sealed = request.include?.includes('reasoning.encrypted_content')
    items.push({
      id: freshId('rs'),
      type: 'reasoning',
      ...(sealed ? { encrypted_content: freshId('sealed') } : {}),
      summary: [{ type: 'summary_text', text: answer.reasoning }],
    })
  }
  if (answer.text !== undefined)
    items.push({
      id: freshId('msg'),
      type: 'message',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'output_text', text: answer.text, annotations: [], logprobs: [] }],
    })
  for (const { id, name, arguments: args } of callsOf(answer))
    items.push({
      id: freshId('fc'),
      type: 'function_call',
      status: 'completed',
      call_id: id,
      name,
      arguments: args,
    })
  const last = items.at(-1)
  if (last && 'status' in last) last.status = status
  return items
}

function itemEvents(item: OutputItem, index: number, size: number | undefined): StreamEvent[] {
  const place = { item_id: item.id, output_index: index }
  return [
    { type: 'response.output_item.added', output_index: index, item: emptied(item) },
    ...contentEvents(item, place, size),
    { type: 'response.output_item.done', output_index: index, item },
  ]
}

function emptied(item: OutputItem): OutputItem {
  if (item.type === 'reasoning') return { id: item.id, type: item.type, summary: [] }
  if (item.type === 'message') return { ...item, status: 'in_progress', content: [] }
  return { ...item, status: 'in_progress', arguments: '' }
}

function contentEvents(item: OutputItem, place: object, size: number | undefined): StreamEvent[] {
  if (item.type === 'reasoning')
    return item.summary.flatMap((part, index) => {
      const at = { ...place, summary_index: index }
      return partEvents(
        'response.reasoning_summary_part',
        'response.reasoning_summary_text',
        part,
        at,
        size,
      )
    })
  if (item.type === 'message')
    return item.content.flatMap((part, index) => {
      const at = { ...place, content_index: index }
      return partEvents('response.content_part', 'response.output_text', part, at, size)
    })
  const { name, arguments: args } = item
  return [
    ...deltaEvents('response.function_call_arguments', args, place, size),
    { type: 'response.function_call_arguments.done', ...place, name, arguments: args },
  ]
}

function partEvents(
  partName: string,
  textName: string,
  part: { text: string },
  at: object,
  size: number | undefined,
): StreamEvent[] {
  return [
    { type: `${partName}.added`, ...at, part: { ...part, text: '' } },
    ...deltaEvents(textName, part.text, at, size),
    { type: `${textName}.done`, ...at, text: part.text },
    { type: `${partName}.done`, ...at, part },
  ]
}

function deltaEvents(name: string, text: string, at: object, size: number | undefined) {
  return pieces(text, size).map((delta) => ({ type: `${name}.delta`, ...at, delta }))
}
