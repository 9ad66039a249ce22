import type { Problem } from '../thread/problem.ts'
import { isOffline } from './wire/offline.ts'

/** How a connection test went wrong. */
export type TestFailure =
  | { readonly type: 'refused'; readonly status: number }
  | { readonly type: 'no-list' }
  | { readonly type: 'no-answer'; readonly error: unknown }

interface Tested {
  readonly baseURL: string
  readonly key: string | undefined
}

const meaning = 'Only the list of models was asked for; nothing of your threads was sent.'

/** Names the layer that failed and what to try, in plain words. */
export function explainTest(failure: TestFailure, tested: Tested): Problem {
  switch (failure.type) {
    case 'refused':
      return refused(failure.status, tested)
    case 'no-list':
      return {
        kind: 'provider-error',
        title: 'This address answers, but not with a list of models.',
        meaning,
        remedy: `Check the base URL.${versionHint(tested.baseURL)} If the server has no such list, save and try with a message.`,
      }
    case 'no-answer':
      return noAnswer(failure.error, tested)
  }
}

function refused(status: number, { baseURL, key }: Tested): Problem {
  if (status === 401 || status === 403) {
    return {
      kind: 'wrong-key',
      title: key ? 'The provider did not accept the API key.' : 'The provider asks for an API key.',
      meaning,
      remedy: key
        ? 'Check that the key is complete, still valid and meant for this base URL.'
        : 'Enter the key above and test again.',
    }
  }
  if (status === 404 || status === 405) {
    return {
      kind: 'provider-error',
      title: 'The server is there, but it has no list of models at this address.',
      meaning,
      remedy: `Check the path of the base URL.${versionHint(baseURL)} If the server has no such list, save and try with a message.`,
    }
  }
  if (status === 429) {
    return {
      kind: 'rate-limit',
      title: 'The provider takes no more requests for the moment.',
      meaning,
      remedy: 'Wait a little, or check your quota with the provider; then test again.',
    }
  }
  return {
    kind: 'provider-error',
    title: `The provider answered with an error (${status}).`,
    meaning,
    remedy: status >= 500 ? 'Test again in a moment.' : 'Read the raw cause below.',
  }
}

function noAnswer(error: unknown, { baseURL, key }: Tested): Problem {
  if (isOffline()) {
    return {
      kind: 'unreachable',
      title: 'You are offline.',
      meaning,
      remedy: 'Connect to the network, then test again.',
    }
  }
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  return {
    kind: 'unreachable',
    title: isLate ? 'The server did not answer in time.' : 'The server could not be reached.',
    meaning,
    remedy: isLocal(baseURL)
      ? 'Check that the server runs on this computer and port, that it allows this page (CORS), and that you let the browser reach devices on your network if it asks.'
      : `Either nothing is at this address, or the server does not allow pages like this one (CORS)${key ? ', or it turned the key down in a way that the browser hides' : ''}. Check the base URL${key ? ' and the key' : ''}.`,
  }
}

function versionHint(baseURL: string): string {
  return /\/v\d/.test(new URL(baseURL).pathname) ? '' : ' It usually ends in /v1.'
}

function isLocal(baseURL: string): boolean {
  return /^(localhost|127\.0\.0\.1)$/.test(new URL(baseURL).hostname)
}
