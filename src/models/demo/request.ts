/** Which mail of a list the person means. */
export type Which =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'position'; readonly position: number }
  | { readonly by: 'age'; readonly age: 'latest' | 'oldest' }
  | { readonly by: 'words'; readonly words: string }
  | { readonly by: 'first'; readonly count: number }

/** What a person asks for; a part that they have not said yet is missing. */
export type Request =
  | { readonly tool: 'count_emails'; readonly days?: number }
  | {
      readonly tool: 'send_email'
      readonly recipients: readonly string[]
      readonly message?: string
    }
  | { readonly tool: 'search_emails'; readonly query?: string }
  | { readonly tool: 'read_email'; readonly which: Which }

/** The question that asks for the missing part of a request, or undefined if nothing is missing. */
export function questionFor(request: Request): string | undefined {
  switch (request.tool) {
    case 'count_emails':
      return request.days === undefined ? 'Over how many days should I count?' : undefined
    case 'send_email':
      if (request.recipients.length === 0)
        return 'Who should I send it to? I need an email address, such as sally@example.com.'
      return request.message === undefined
        ? `What should the email to ${request.recipients.join(' and ')} say?`
        : undefined
    case 'search_emails':
      return request.query === undefined ? 'What should I search for?' : undefined
    case 'read_email':
      return undefined
  }
}
