import type { Dialect } from './dialect.ts'
import { fieldsOf, isFields, textIn } from './fields.ts'
import type { Fields } from './fields.ts'
import { endHeard, hear, nothingHeard } from './hear.ts'
import { retold } from './retell.ts'
import type { Retelling } from './retell.ts'
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
    return response.ok && request['stream'] === true
      ? retold(response, inOpenAIsWords(toolNames(request)))
      : response
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

function inOpenAIsWords(tools: ReadonlySet<string>): Retelling {
  let heard = nothingHeard(tools)
  return {
    hear(frame) {
      const [after, chunks] = hear(heard, frame)
      heard = after
      return eventsOf(chunks)
    },
    end: () => `${eventsOf(endHeard(heard))}data: [DONE]\n\n`,
    isOver: () => heard.isDone,
  }
}

function eventsOf(chunks: readonly Fields[]): string {
  return chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')
}
