import type { Call, ToolName } from './call.ts'
import { pick } from './listing.ts'
import type { ListedMail } from './listing.ts'
import type { Request } from './request.ts'
import { questionFor } from './request.ts'

/** What can be done about some requests: calls to make now, what must wait for a search, what to ask, what is impossible. */
export interface Resolution {
  readonly calls: readonly Call[]
  readonly waiting: readonly Request[]
  readonly questions: readonly string[]
  readonly missingTools: readonly ToolName[]
}

/** Turns requests into calls of the tools that are bound; a mail is picked from the listing. */
export function resolve(
  requests: readonly Request[],
  bound: ReadonlySet<string>,
  listing: readonly ListedMail[],
): Resolution {
  const calls: Call[] = []
  const waiting: Request[] = []
  const questions: string[] = []
  const missingTools = new Set<ToolName>()
  let isSearching = false
  for (const request of requests) {
    const question = questionFor(request)
    if (!bound.has(request.tool)) missingTools.add(request.tool)
    else if (question !== undefined) questions.push(question)
    else if (request.tool !== 'read_email') {
      calls.push(...callsFor(request))
      isSearching ||= request.tool === 'search_emails'
    } else if (isSearching && request.which.by !== 'id') waiting.push(request)
    else {
      const ids = pick(listing, request.which)
      calls.push(...ids.map((id): Call => ({ name: 'read_email', args: { id } })))
      if (ids.length > 0) continue
      if (request.which.by === 'words' && bound.has('search_emails')) {
        calls.push({ name: 'search_emails', args: { query: request.which.words } })
        waiting.push({ tool: 'read_email', which: { by: 'position', position: 0 } })
        isSearching = true
      } else questions.push(whichMailQuestion(listing))
    }
  }
  return { calls, waiting, questions, missingTools: [...missingTools] }
}

function callsFor(request: Request): Call[] {
  switch (request.tool) {
    case 'count_emails':
      return request.days === undefined
        ? []
        : [{ name: request.tool, args: { last_n_days: request.days } }]
    case 'send_email': {
      const { message, recipients } = request
      if (message === undefined) return []
      return recipients.map((recipient) => ({ name: request.tool, args: { message, recipient } }))
    }
    case 'search_emails':
      return request.query === undefined
        ? []
        : [{ name: request.tool, args: { query: request.query } }]
    case 'read_email':
      return []
  }
}

function whichMailQuestion(listing: readonly ListedMail[]): string {
  return listing.length > 0
    ? `Which one? The last search listed ${listing.length}.`
    : 'Which email? I can read one from a list of search results, so ask me for a search first, for example “search my mail for invoice”.'
}
