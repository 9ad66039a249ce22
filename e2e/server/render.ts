import type { RecordedRequest, Reply } from './contract.ts'
import { dialects } from './dialects.ts'
import { errorBody, refusalFor } from './errors.ts'

export interface Rendered {
  status: number
  headers: Record<string, string>
  frames: string[]
}

/** The status, headers and frames of a reply to a request. */
export function render(reply: Reply, request: RecordedRequest): Rendered {
  const { status, headers, frames } = content(reply, request)
  return { status, headers: { ...headers, ...reply.headers }, frames }
}

function content(reply: Reply, request: RecordedRequest): Rendered {
  const { body, path } = request
  if ('raw' in reply) {
    const { raw, contentType = 'text/event-stream', status = 200 } = reply
    return { status, headers: { 'content-type': contentType }, frames: [raw] }
  }
  if ('redirect' in reply) return { status: 307, headers: { location: reply.redirect }, frames: [] }
  if ('status' in reply) {
    const { status, message, code } = reply
    const usual = refusalFor(status, request.headers.authorization, body?.model)
    const refusal = { ...usual, ...(message && { message }), ...(code && { code }) }
    const wait = status === 429 ? { 'retry-after': '1' } : {}
    const headers = { 'content-type': 'application/json', ...wait }
    return { status, headers, frames: [errorBody(refusal)] }
  }
  const dialect = dialects.get(path)
  if (!dialect) throw new Error(`Only a request to a model can be answered, not ${path}`)
  return body.stream
    ? {
        status: 200,
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-cache',
        },
        frames: dialect.frames(reply, body),
      }
    : {
        status: 200,
        headers: { 'content-type': 'application/json' },
        frames: [dialect.whole(reply, body)],
      }
}
