import { afterEach, expect, test } from 'vitest'
import { rememberKey } from '../../../storage/keys.ts'
import type { SignInFailureKind } from '../../../tools/mcp/signIn/failure.ts'
import { signInProblem } from './words.ts'

const origin = 'https://sign-in.example'
const address = `${origin}/token`

afterEach(() => {
  rememberKey('test', '')
})

test.each<[SignInFailureKind, string]>([
  [{ type: 'blocked', address }, `Let ${address} answer with “Access-Control-Allow-Origin: *”`],
  [{ type: 'unsaid', origin }, `${origin} does not say how to sign in`],
  [{ type: 'issuer' }, 'the code was not used'],
  [{ type: 'resource' }, 'Do not sign in there'],
  [{ type: 'insecure', address: 'http://plain.example' }, 'http://plain.example'],
  [{ type: 'unsafe', origin }, 'PKCE'],
  [{ type: 'registration', origin }, 'enter the client ID'],
  [{ type: 'state' }, 'nothing was exchanged'],
  [{ type: 'declined' }, 'declined'],
  [{ type: 'refused', origin }, `${origin} turned the sign-in down`],
  [{ type: 'no-token', origin }, `${origin} gave no token`],
])(
  'a sign-in that came to nothing, %o, is told with what mends it, and not signed in',
  async (kind, words) => {
    const { problem } = await signInProblem({ kind, message: '' })
    expect(`${problem.title} ${problem.meaning} ${problem.remedy}`).toContain(words)
    expect(problem.meaning).toContain('You are not signed in')
    expect(problem).not.toHaveProperty('cause')
  },
)

test('promise 5: the raw cause holds neither a key of this tab nor what the sign-in was left with', async () => {
  rememberKey('test', 'access-of-mine')
  const message = 'Refused access-of-mine for code-1 and verifier-1.'
  const { problem } = await signInProblem({ kind: { type: 'refused', origin }, message }, [
    ...['code-1', 'verifier-1', ''],
  ])
  expect(problem.cause).toBe('Refused [key] for [code] and [code].')
})
