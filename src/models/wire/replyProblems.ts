import { ProblemError } from '../../thread/problem.ts'
import { redact } from './redact.ts'

const meaning = 'None of the tool calls in this reply was offered to you, and none has run.'
const askAgain =
  'Continue to ask again. If it happens each time, check the base URL and the model in Settings.'

/** The address belongs to a web page. */
export function webPage(raw: string): ProblemError {
  return new ProblemError({
    kind: 'unreachable',
    title: 'This address answered with a web page, not with a model’s reply.',
    meaning,
    remedy: 'Check the base URL in Settings (it usually ends in /v1); then retry.',
    cause: quoted(raw),
  })
}

/** What came is not what Chat Completions servers say. */
export function unreadable(cause: string): ProblemError {
  return new ProblemError({
    kind: 'reply-malformed',
    title: 'The model’s reply could not be read.',
    meaning,
    remedy: askAgain,
    cause: quoted(cause),
  })
}

/** The server closed the connection without a word. */
export function nothingCame(): ProblemError {
  return new ProblemError({
    kind: 'reply-malformed',
    title: 'The provider sent an empty reply.',
    meaning,
    remedy: askAgain,
    cause: 'The response held no part of a reply.',
  })
}

/** What a reply, or one event of it, may hold: 8 MiB. */
export const largest = 8 * 1024 * 1024

/** The reply is larger than what is kept. */
export function tooLarge(): ProblemError {
  return new ProblemError({
    kind: 'reply-malformed',
    title: 'The reply is too large and was given up.',
    meaning,
    remedy: 'Continue to ask again, or send a message that asks for less.',
    cause: 'It holds more than 8 MiB.',
  })
}

/** The reply holds calls, or pieces of them, that can be read in more than one way. */
export function unclearCalls(cause: string): ProblemError {
  return new ProblemError({
    kind: 'reply-malformed',
    title: 'The tool calls in this reply could not be told apart.',
    meaning,
    remedy:
      'Continue to ask again. If it happens each time, this server or model does not send tool calls in a way that can be trusted: choose another in Settings.',
    cause: quoted(cause),
  })
}

/** The provider's rules on content did not let the request in. */
export function blockedPrompt(reason: string): ProblemError {
  return new ProblemError({
    kind: 'provider-error',
    title: 'The provider’s rules on content kept the request from the model.',
    meaning,
    remedy: 'Send a message that says it otherwise, or choose another model in Settings.',
    cause: quoted(reason),
  })
}

/** The reply ends as one with calls does, and holds none. */
export function missingCalls(): ProblemError {
  return new ProblemError({
    kind: 'reply-malformed',
    title: 'The model announced a tool call, but none arrived.',
    meaning,
    remedy: askAgain,
    cause: 'Finish reason: tool_calls, without a tool call.',
  })
}

/** An error in the place of a reply, or in the middle of one. Those with a status are explained as any answer with that status is. */
export function reportedError(raw: string, status: number | undefined): Error {
  const known = status ?? (/failed_generation/.test(raw) ? 400 : undefined)
  if (known !== undefined) return Object.assign(new Error(quoted(raw)), { status: known })
  return new ProblemError({
    kind: 'provider-error',
    title: 'The provider broke off its reply with an error.',
    meaning,
    remedy: 'Read the raw cause below, change the settings if need be; then retry.',
    cause: quoted(raw),
  })
}

function quoted(raw: string): string {
  const text = redact(raw.trim(), undefined)
  return text.length > 500 ? `${text.slice(0, 500)}…` : text
}
