import type { Answer, Delivery, Json, RecordedRequest } from '../server/contract.ts'

/** The how-to's two questions. */
export const howMany = 'how many emails did i get in the last 5 days?'
export const sendSally = "Send sally@gmail.com an email saying 'What's up homie'"

/** A delivery that no parser of a stream should stumble over. */
export const awkward: Delivery = { split: 'awkward', newline: '\r\n' }

type Call = NonNullable<Answer['calls']>[number]

export const countEmails = (days: number, id?: string): Call => ({
  name: 'count_emails',
  arguments: { last_n_days: days },
  ...(id && { id }),
})

export const sendEmail = (recipient: string, message: string, id?: string): Call => ({
  name: 'send_email',
  arguments: { message, recipient },
  ...(id && { id }),
})

export const searchEmails = (query: string, id?: string): Call => ({
  name: 'search_emails',
  arguments: { query },
  ...(id && { id }),
})

export const readEmail = (email: string, id?: string): Call => ({
  name: 'read_email',
  arguments: { id: email },
  ...(id && { id }),
})

/** What the model is told of its calls in this request: id and text, in order. */
export function toolMessages({ body }: RecordedRequest): { id: string; content: string }[] {
  return body.messages
    .filter(({ role }: Json) => role === 'tool')
    .map(({ tool_call_id: id, content }: Json) => ({ id, content }))
}

/** The ids of the calls of the last assistant message that has any. */
export function callIds({ body }: RecordedRequest): string[] {
  const asked = body.messages.findLast(({ tool_calls: calls }: Json) => calls?.length)
  return asked.tool_calls.map(({ id }: Json) => id)
}

/** Answers with the result of the last call. */
export function tellResult(request: RecordedRequest): Answer {
  return { text: `You got ${toolMessages(request).at(-1)?.content} emails.` }
}

/** The request at this place of the log. */
export function turn(turns: readonly RecordedRequest[], index: number): RecordedRequest {
  const request = turns.at(index)
  if (!request) throw new Error(`There is no request ${index}, only ${turns.length}.`)
  return request
}
