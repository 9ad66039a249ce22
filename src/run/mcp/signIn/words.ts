import { hideKeys } from '../../../storage/keys.ts'
import { ProblemError } from '../../../thread/problem.ts'
import type { Problem } from '../../../thread/problem.ts'
import type { SignInFailure, SignInFailureKind } from '../../../tools/mcp/signIn/failure.ts'

type Plain = Pick<Problem, 'title' | 'remedy'> & Partial<Problem>

/** Puts a sign-in that came to nothing into plain words; what is secret of it is not in them. */
export async function signInProblem(
  { kind, message }: Pick<SignInFailure, 'kind' | 'message'>,
  secrets: readonly string[] = [],
): Promise<ProblemError> {
  const { pageOrigin } = await import('../../../models/wire/page.ts')
  const cause = secrets
    .filter(Boolean)
    .reduce((hidden, secret) => hidden.replaceAll(secret, '[code]'), hideKeys(message))
  return new ProblemError({
    kind: 'wrong-key',
    meaning: 'You are not signed in. No call was sent.',
    ...plainly(kind, pageOrigin() ?? '*'),
    ...(cause === '' ? {} : { cause }),
  })
}

function plainly(kind: SignInFailureKind, page: string): Plain {
  switch (kind.type) {
    case 'blocked':
      return {
        kind: 'unreachable',
        title: 'The sign-in can’t be reached from this page (CORS, or nobody is there).',
        remedy: `Let ${kind.address} answer with “Access-Control-Allow-Origin: ${page}” and “Access-Control-Allow-Headers: content-type, authorization, mcp-protocol-version”, also to OPTIONS. Then sign in again.`,
      }
    case 'unsaid':
      return {
        title: `${kind.origin} does not say how to sign in there.`,
        remedy:
          'Connect the server with a header instead, or let it describe its sign-in (OAuth authorization server metadata).',
      }
    case 'issuer':
      return {
        title: 'Somebody else answered than who was asked.',
        meaning:
          'The sign-in names another issuer than the one you left for. You are not signed in; the code was not used, and no call was sent.',
        remedy: 'Sign in again. If it happens again, do not trust this server’s sign-in.',
      }
    case 'resource':
      return {
        title: 'The sign-in that this server names is for something else.',
        remedy: 'Do not sign in there. Ask whoever runs the server to name its own address.',
      }
    case 'insecure':
      return {
        title: `The sign-in leads to an address that is not secure: ${kind.address}`,
        remedy: 'Ask whoever runs the server to use https://.',
      }
    case 'unsafe':
      return {
        title: `${kind.origin} does not offer a sign-in that is safe for a page (code with PKCE, S256).`,
        remedy: 'Connect the server with a header instead.',
      }
    case 'registration':
      return {
        title: `${kind.origin} does not register this page by itself.`,
        remedy: 'Register it there by hand, and enter the client ID that you get.',
      }
    case 'state':
      return {
        title: 'What came back is no answer to the sign-in of this tab.',
        meaning: 'It was thrown away and nothing was exchanged. You are not signed in.',
        remedy: 'Sign in again, and stay in this tab.',
      }
    case 'declined':
      return { title: 'The sign-in was declined.', remedy: 'Sign in again if you want to go on.' }
    case 'refused':
      return { title: `${kind.origin} turned the sign-in down.`, remedy: 'Sign in again.' }
    case 'no-token':
      return {
        kind: 'provider-error',
        title: `${kind.origin} gave no token that this page can use.`,
        remedy: 'Try again in a moment, or read the raw cause below.',
      }
  }
}

/** A sign-in that ended by itself. */
export function ended(problem: Problem): Problem {
  return {
    ...problem,
    title: 'Your sign-in has ended: it was not renewed.',
    remedy: 'Sign in again.',
  }
}
