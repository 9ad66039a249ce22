import type { Dialect } from './dialect.ts'
import { fieldsOf } from './fields.ts'
import type { Fields } from './fields.ts'
import { nineAlphanumerics } from './nineAlphanumerics.ts'
import { reasoningApart } from './reasoningBack.ts'

/** A Chat Completions request as OpenAI's client writes it, in the dialect of the server that it goes to. */
export function rewritten(request: Fields, dialect: Dialect): Fields {
  const {
    stream_options: streamOptions,
    max_tokens: maxTokens,
    max_completion_tokens: limit = maxTokens,
    messages,
    ...rest
  } = request
  return {
    ...rest,
    ...(Array.isArray(messages) ? { messages: messagesIn(messages.map(fieldsOf), dialect) } : {}),
    ...(streamOptions === undefined || dialect.withoutStreamOptions
      ? {}
      : { stream_options: streamOptions }),
    ...(limit === undefined ? {} : { [dialect.tokenLimitField ?? 'max_completion_tokens']: limit }),
  }
}

function messagesIn(messages: readonly Fields[], dialect: Dialect): readonly Fields[] {
  const spoken = messages.map((message) =>
    reasoningApart(withKnownRole(message), dialect.reasoningBack),
  )
  const inTurns = dialect.alternatesRoles ? alternating(spoken) : spoken
  return dialect.toolCallIds === 'nine-alphanumerics' ? withShortIds(inTurns) : inTurns
}

/** Neighbours of one role as one message, a blank line between what each says. */
function alternating(messages: readonly Fields[]): readonly Fields[] {
  return messages.reduce<readonly Fields[]>((before, message) => {
    const last = before.at(-1)
    const { role, content } = message
    if (!last || last['role'] !== role) return [...before, message]
    const said = [last['content'], content]
    if (!said.every((text) => typeof text === 'string')) return [...before, message]
    return [...before.slice(0, -1), { ...last, content: said.join('\n\n') }]
  }, [])
}

/** LangChain calls the system `developer` by the model's name; only OpenAI's own server knows that role for sure. */
function withKnownRole(message: Fields): Fields {
  return message['role'] === 'developer' ? { ...message, role: 'system' } : message
}

/** Ids come before the messages that answer to them, so that one pass in order gives each the same short id everywhere, in this request and in later ones. */
function withShortIds(messages: readonly Fields[]): readonly Fields[] {
  const shortId = nineAlphanumerics()
  return messages.map((message) => {
    const { tool_calls: calls, tool_call_id: id } = message
    return {
      ...message,
      ...(Array.isArray(calls)
        ? { tool_calls: calls.map(fieldsOf).map((call) => ({ ...call, id: shortId(call['id']) })) }
        : {}),
      ...(id === undefined ? {} : { tool_call_id: shortId(id) }),
    }
  })
}
