import { ProblemError } from '../../thread/problem.ts'
import type { Problem } from '../../thread/problem.ts'
import { redact } from './redact.ts'
import { statusOfError } from './statusOfError.ts'

const meaning =
  'The model was not heard. Finished tool calls keep their results, and nothing else has run.'

/** Puts whatever a model request threw into plain words, free of keys. */
export function explainFailure(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const cause = redact(rawText(error) + failedGeneration(error), undefined)
  return { ...plainWords(statusOfError(error), cause, error), cause }
}

function plainWords(status: number | undefined, cause: string, error: unknown): Problem {
  // Google's answer to a wrong key is a 400.
  if (status === 401 || status === 403 || /api[ _-]?key not valid/i.test(cause)) {
    return {
      kind: 'wrong-key',
      title: 'The provider did not accept the API key.',
      meaning,
      remedy: 'Check the key in Settings, and that it is meant for this base URL; then retry.',
    }
  }
  if (/failed_generation|tool_use_failed/.test(cause)) {
    return {
      kind: 'provider-error',
      title: 'The model wrote a tool call that the provider could not read.',
      meaning: 'None of the tool calls in this reply was offered to you, and none has run.',
      remedy:
        'What the model wrote stands in the raw cause below. Choose another model in Settings if it happens each time; then retry.',
    }
  }
  if (status === 404 || /model.{0,40}(not found|does not exist|unknown)/i.test(cause)) {
    return {
      kind: 'unknown-model',
      title: 'The provider does not know this model or this address.',
      meaning,
      remedy: 'Check the model and the base URL in Settings (it usually ends in /v1); then retry.',
    }
  }
  if (status === 429) {
    return {
      kind: 'rate-limit',
      title: 'The provider takes no more requests for the moment.',
      meaning,
      remedy: 'Wait a little, or check your quota with the provider; then retry.',
    }
  }
  if (status !== undefined) {
    return {
      kind: 'provider-error',
      title: `The provider answered with an error (${status}).`,
      meaning,
      remedy:
        status >= 500
          ? 'Retry in a moment.'
          : 'Read the raw cause below, change the settings and retry.',
    }
  }
  if (isConnectionFailure(error)) {
    return {
      kind: 'unreachable',
      title: 'The provider could not be reached.',
      meaning,
      remedy:
        'Either the server is not there, you are offline, the browser blocked the request (CORS), or a wrong key was answered without CORS headers. Check the base URL and key in Settings; then retry.',
    }
  }
  return {
    kind: 'reply-cut-off',
    title: 'The reply broke off.',
    meaning: 'None of the tool calls in this reply was offered to you, and none has run.',
    remedy: 'Continue to ask the model again, or send a new message.',
  }
}

/** openai-node wraps a failed fetch in an APIConnectionError whose message is fixed; browsers throw a TypeError. */
function isConnectionFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Connection error|Failed to fetch|NetworkError|Load failed/i.test(error.message)
  )
}

/** Groq's account of the call that it could not read. */
function failedGeneration(error: unknown): string {
  const body = error !== null && typeof error === 'object' && 'error' in error ? error.error : null
  if (body === null || typeof body !== 'object' || !('failed_generation' in body)) return ''
  return `\nfailed_generation: ${String(body.failed_generation)}`
}

function rawText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error.name}: ${error.message}${cause}`
}
