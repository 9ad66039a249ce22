import type { Which } from './request.ts'

/** A mail as search results and opened mails describe it. */
export interface ListedMail {
  readonly id: string
  readonly from: string
  readonly subject: string
  readonly date: string
  readonly body?: string
}

/** The mails in a list of search results, or undefined if the text holds no such list. */
export function listingIn(text: string): ListedMail[] | undefined {
  const value = jsonIn(text, '[', ']')
  if (!Array.isArray(value)) return undefined
  const mails = value.map(mailFrom)
  return mails.every((mail) => mail !== undefined) ? mails : undefined
}

/** The mail in the result of opening one, or undefined if the text holds none. */
export function mailIn(text: string): ListedMail | undefined {
  return mailFrom(jsonIn(text, '{', '}'))
}

/** The ids of the mails that the person means. */
export function pick(listing: readonly ListedMail[], which: Which): string[] {
  switch (which.by) {
    case 'id': {
      const position = /^\d{1,3}$/.test(which.id) ? Number(which.id) - 1 : -1
      const known = listing.some(({ id }) => id === which.id)
      return [(known ? undefined : listing[position]?.id) ?? which.id]
    }
    case 'position': {
      const mail = listing.at(which.position)
      return mail ? [mail.id] : []
    }
    case 'first':
      return listing.slice(0, which.count).map(({ id }) => id)
    case 'age': {
      const byAge = [...listing].sort((one, other) => (one.date < other.date ? -1 : 1))
      const mail = byAge.at(which.age === 'oldest' ? 0 : -1)
      return mail ? [mail.id] : []
    }
    case 'words': {
      const words = which.words.toLowerCase()
      const mail = listing.find(({ from, subject }) =>
        `${from} ${subject}`.toLowerCase().includes(words),
      )
      return mail ? [mail.id] : []
    }
  }
}

function jsonIn(text: string, open: string, close: string): unknown {
  const start = text.indexOf(open)
  const end = text.lastIndexOf(close)
  for (const candidate of [text, start < 0 ? '' : text.slice(start, end + 1)]) {
    try {
      return JSON.parse(candidate)
    } catch {
      continue
    }
  }
  return undefined
}

function mailFrom(value: unknown): ListedMail | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { id, from, subject, date, body } = value as Record<string, unknown>
  if (typeof id !== 'string' || id === '') return undefined
  return {
    id,
    from: wordsOf(from),
    subject: wordsOf(subject),
    date: wordsOf(date),
    ...(typeof body === 'string' ? { body } : {}),
  }
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
