import type { Problem } from '../thread/problem.ts'
import { explainTest, speaksOfKey } from './explainTest.ts'
import type { TestFailure } from './explainTest.ts'
import { modelsIn } from './modelsIn.ts'
import type { Provider } from './provider.ts'
import { boundFetch } from './wire/boundFetch.ts'
import { isAnybodyThere, localAccess } from './wire/page.ts'
import { redact } from './wire/redact.ts'

/** What came of asking a provider for its models; one that lists none has an empty list. */
export type ConnectionTest =
  | { readonly type: 'ok'; readonly models: readonly string[] }
  | { readonly type: 'failed'; readonly problem: Problem }

/** Long enough for a person to answer the browser's question about reaching this computer. */
const patience = 20_000

/** Asks the server at the base URL for its list of models, with the key and for nothing else. Where there is no list it gets an empty request, which no model answers. */
export async function testConnection({
  provider,
  baseURL,
  key,
  model,
  signal,
}: {
  readonly provider: Provider
  readonly baseURL: string
  readonly key: string | undefined
  readonly model: string
  /** Aborted when the person cancels. */
  readonly signal: AbortSignal
}): Promise<ConnectionTest> {
  const failed = (failure: TestFailure, cause: string): ConnectionTest => {
    const problem = explainTest(failure, { provider, baseURL, key })
    return { type: 'failed', problem: { ...problem, cause: redact(cause, key) } }
  }
  const { keyGoes, headers, list } = provider
  const address =
    list === undefined ? chatAddress(provider, baseURL, model) : listAddress(baseURL, list)
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  try {
    const ask = boundFetch(baseURL, key, keyGoes)
    const response = await ask(address, {
      signal: inTime,
      headers: { accept: 'application/json', ...headers },
      ...(list === undefined ? emptyRequest : {}),
    })
    const text = await response.text()
    const { status, statusText, ok } = response
    // Cut only then: of a key at the edge, half would stay.
    const cause = `${status} ${statusText} ${redact(text, key).slice(0, 500)}`
    if (list === undefined && (ok || isComplaint(status, text))) return { type: 'ok', models: [] }
    if (!ok) return failed({ type: 'refused', status, text }, cause)
    const models = modelsIn(text)
    return models ? { type: 'ok', models } : failed({ type: 'no-list' }, cause)
  } catch (error) {
    if (signal.aborted) return failed({ type: 'silent', isLate: false }, String(error))
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const isThere = !isLate && (await isAnybodyThere(address, inTime))
    return isThere
      ? failed({ type: 'hidden' }, String(error))
      : failed({ type: 'silent', isLate, access: await localAccess() }, String(error))
  }
}

const emptyRequest = {
  method: 'POST',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  body: '{}',
}

function listAddress(baseURL: string, list: string): string {
  return new URL(list, `${baseURL}/`).href
}

function chatAddress({ protocol }: Provider, baseURL: string, model: string): string {
  return protocol === 'google'
    ? `${baseURL}/models/${encodeURIComponent(model || 'none')}:generateContent`
    : `${baseURL}/chat/completions`
}

/** Whether the server took the key and found nothing to do in the empty request. */
function isComplaint(status: number, text: string): boolean {
  return (status === 400 || status === 422) && !speaksOfKey(text)
}
