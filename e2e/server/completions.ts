import { callsOf, finishOf, freshId, pieces } from './answer.ts'
import type { Answer, Json } from './contract.ts'

const usage = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 }

const frame = (data: string) => `data: ${data}\n\n`

/** An answer as the server-sent events of chat completions. */
export function completionFrames(answer: Answer, request: Json): string[] {
  const withUsage = Boolean(request.stream_options?.include_usage)
  const finish = finishOf(answer)
  const head = headOf('chat.completion.chunk', request)
  const chunk = (choices: object[], total: object | null = null) =>
    frame(JSON.stringify({ ...head, choices, ...(withUsage ? { usage: total } : {}) }))
  const choice = (delta: object, reason: string | null = null) =>
    chunk([{ index: 0, delta, logprobs: null, finish_reason: reason }])

  const frames = deltas(answer).map((delta) => choice(delta))
  if (answer.error) return [...frames, frame(JSON.stringify({ error: answer.error }))]
  if (finish) frames.push(choice({}, finish))
  if (finish && withUsage) frames.push(chunk([], usage))
  if (answer.done !== false) frames.push(frame('[DONE]'))
  return frames
}

function deltas(answer: Answer): object[] {
  const { text, reasoning, piece } = answer
  const calls = callsOf(answer)
  return [
    { role: 'assistant', content: calls.length && !text ? null : '', refusal: null },
    ...pieces(reasoning, piece).map((part) => ({ reasoning_content: part })),
    ...pieces(text, piece).map((content) => ({ content })),
    ...calls.flatMap(({ id, name, arguments: args }, index) => [
      { tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] },
      ...pieces(args, piece).map((part) => ({
        tool_calls: [{ index, function: { arguments: part } }],
      })),
    ]),
  ]
}

/** An answer as one chat completion. */
export function completion(answer: Answer, request: Json): string {
  if (answer.error) return JSON.stringify({ error: answer.error })
  const calls = callsOf(answer).map(({ id, name, arguments: args }) => ({
    id,
    type: 'function',
    function: { name, arguments: args },
  }))
  const message = {
    role: 'assistant',
    content: answer.text ?? null,
    refusal: null,
    ...(answer.reasoning ? { reasoning_content: answer.reasoning } : {}),
    ...(calls.length ? { tool_calls: calls } : {}),
  }
  const choice = { index: 0, message, logprobs: null, finish_reason: finishOf(answer) }
  return JSON.stringify({ ...headOf('chat.completion', request), choices: [choice], usage })
}

function headOf(object: string, request: Json) {
  return {
    id: freshId('chatcmpl'),
    object,
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    service_tier: 'default',
    system_fingerprint: null,
  }
}
