import type { Call } from './call.ts'
import { listingIn, mailIn } from './listing.ts'
import type { ListedMail } from './listing.ts'
import { code, plain, quotation } from './markdown.ts'
import type { Outcome } from './outcome.ts'

/** Says in a sentence what became of a call, true to its tool message. */
export function report(name: string, call: Call | undefined, outcome: Outcome): string {
  const tool = code(name)
  const { detail } = outcome
  switch (outcome.kind) {
    case 'succeeded':
      return call ? (result(call, detail) ?? given(tool, detail)) : returned(tool, detail)
    case 'edited':
      return `You changed the call of ${tool} before it ran. This is what I was told:\n\n${quotation(detail)}`
    case 'answered':
      return `You answered in place of ${tool}, which did not run:\n\n${quotation(detail)}`
    case 'failed':
      return `The tool ${tool} failed:\n\n${quotation(detail || 'It gave no details.')}`
    case 'rejected':
      return detail === ''
        ? `You rejected ${tool}, so it did not run.`
        : `You rejected ${tool}, so it did not run. Your reason: “${plain(detail)}”.`
    case 'not-run':
      return detail.trim() === ''
        ? `The call of ${tool} did not run.`
        : `The call of ${tool} did not run:\n\n${quotation(detail)}`
    case 'refused':
      return `The call of ${tool} was refused and did not run:\n\n${quotation(detail)}`
    case 'withheld':
      return detail === ''
        ? `The result of ${tool} was withheld, so I have not seen it.`
        : `The result of ${tool} was withheld, so I have not seen it. This is what I was told in its place:\n\n${quotation(detail)}`
    case 'unknown':
      return `The outcome of ${tool} is unknown. It may or may not have run, so please check before you repeat it:\n\n${quotation(detail)}`
  }
}

function result(call: Call, text: string): string | undefined {
  switch (call.name) {
    case 'count_emails':
      return counted(call.args.last_n_days, text)
    case 'send_email':
      return /\b(?:sent|success\w*)\b/i.test(text) && !/\b(?:not|fail\w*|error)\b/i.test(text)
        ? `The email to ${plain(call.args.recipient)} was sent.`
        : undefined
    case 'search_emails': {
      const mails = listingIn(text)
      return mails && found(call.args.query, mails)
    }
    case 'read_email': {
      const mail = mailIn(text)
      return mail?.body === undefined ? undefined : opened(mail, mail.body)
    }
    case 'calculate':
      return /^(?:-?\d[\d.e+-]*|true|false)$/.test(text)
        ? `${code(call.args['expression'] ?? '')} is **${plain(text)}**.`
        : undefined
    case 'current_time': {
      const local = /"local":"([^"]+)"/.exec(text)?.[1]
      return local === undefined ? undefined : `It is ${plain(local)}.`
    }
    default:
      return undefined
  }
}

function counted(days: number, text: string): string | undefined {
  const number = /^\s*"?(\d{1,15})"?\s*$/.exec(text)?.[1]
  if (number === undefined) return undefined
  const emails = number === '1' ? '1 email' : `${number === '0' ? 'no' : number} emails`
  return `You received ${emails} in the last ${days === 1 ? 'day' : `${days} days`}.`
}

function found(query: string, mails: readonly ListedMail[]): string {
  const what = `The search for “${plain(query)}” returned`
  if (mails.length === 0) return `${what} no emails.`
  const rows = mails.map((mail, index) => `${index + 1}. ${headline(mail)}`)
  return `${what} ${mails.length === 1 ? '1 email' : `${mails.length} emails`}:\n\n${rows.join('\n')}`
}

function opened(mail: ListedMail, body: string): string {
  return `${headline(mail)}. It says:\n\n${quotation(body)}`
}

function headline({ subject, from, date, id }: ListedMail): string {
  const parts = [
    `**${plain(subject.trim()) || 'No subject'}**`,
    ...(from === '' ? [] : [`from ${plain(from)}`]),
    ...(date === '' ? [] : [plain(date.slice(0, 10))]),
  ]
  return `${parts.join(', ')} (${code(id)})`
}

/** Not what the tool gives: it may be the person's own answer. */
function given(tool: string, text: string): string {
  return text.trim() === ''
    ? returned(tool, text)
    : `This is the answer that I was given for ${tool}:\n\n${quotation(text)}`
}

function returned(tool: string, text: string): string {
  return text.trim() === ''
    ? `The tool ${tool} ran and returned nothing.`
    : `The tool ${tool} returned:\n\n${quotation(text)}`
}
