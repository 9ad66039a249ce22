import type { Dialect } from './dialect.ts'
import { fieldsOf, isFields, textIn } from './fields.ts'
import type { Fields } from './fields.ts'
import { retold } from './retell.ts'
import { rewritten } from './rewriteRequest.ts'

/** A fetch for a Chat Completions client: the request goes out in the server's dialect, and the reply comes back in OpenAI's. */
export function completionsWire(fetch: typeof globalThis.fetch, dialect: Dialect): typeof fetch {
  return async (input, init) => {
    const request = requestIn(init)
    if (!request) return fetch(input, init)
    const response = await fetch(input, {
      ...init,
      body: JSON.stringify(rewritten(request, dialect)),
    })
    if (!response.ok || request['stream'] !== true) return response
    return new Response(streamOf(retold(response.body, toolNames(request))), {
      status: response.status,
      headers: { 'content-type': 'text/event-stream' },
    })
  }
}

function requestIn(init: RequestInit | undefined): Fields | undefined {
  if (typeof init?.body !== 'string') return undefined
  const request: unknown = JSON.parse(init.body)
  return isFields(request) ? request : undefined
}

function toolNames({ tools }: Fields): ReadonlySet<string> {
  const list = Array.isArray(tools) ? (tools as readonly unknown[]) : []
  return new Set(list.map((tool) => textIn(fieldsOf(fieldsOf(tool)['function'])['name']) ?? ''))
}

/** What is generated as a stream; what it throws is what the stream fails with. */
function streamOf(parts: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
