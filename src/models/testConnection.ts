import type { Problem } from '../thread/problem.ts'
import { explainTest } from './explainTest.ts'
import type { Provider } from './provider.ts'
import { boundFetch } from './wire/boundFetch.ts'
import { redact } from './wire/redact.ts'

/** What came of asking a provider for its models. */
export type ConnectionTest =
  | { readonly type: 'ok'; readonly models: readonly string[] }
  | { readonly type: 'failed'; readonly problem: Problem }

/** Long enough for a person to answer the browser's question about reaching this computer. */
const patience = 20_000

/** Asks the server at the base URL for its list of models, with the key and for nothing else. */
export async function testConnection({
  provider,
  baseURL,
  key,
  signal,
}: {
  readonly provider: Provider
  readonly baseURL: string
  readonly key: string | undefined
  /** Aborted when the person cancels. */
  readonly signal: AbortSignal
}): Promise<ConnectionTest> {
  try {
    const { keyGoes, headers, list = 'models' } = provider
    const address = new URL(list, `${baseURL}/`).href
    const response = await boundFetch(
      baseURL,
      key,
      keyGoes,
    )(address, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      headers: { accept: 'application/json', ...headers },
    })
    const text = await response.text()
    const cause = `${response.status} ${response.statusText} ${redact(text, key).slice(0, 500)}`
    if (!response.ok) {
      const { status } = response
      const problem = explainTest({ type: 'refused', status }, { baseURL, key })
      return { type: 'failed', problem: { ...problem, cause } }
    }
    const models = modelsIn(text)
    if (models) return { type: 'ok', models }
    const problem = explainTest({ type: 'no-list' }, { baseURL, key })
    return { type: 'failed', problem: { ...problem, cause } }
  } catch (error) {
    const problem = explainTest({ type: 'no-answer', error }, { baseURL, key })
    return { type: 'failed', problem: { ...problem, cause: redact(String(error), key) } }
  }
}

/** The ids in a list of models: `{data: [{id}]}` as OpenAI has it, or a bare array, as some servers do. */
function modelsIn(text: string): readonly string[] | undefined {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return undefined
  }
  const list = Array.isArray(body) ? body : (body as { data?: unknown } | null)?.data
  if (!Array.isArray(list)) return undefined
  const ids = list.map((entry: unknown) => {
    if (typeof entry === 'string') return entry
    const { id, name } = (entry ?? {}) as { id?: unknown; name?: unknown }
    return typeof id === 'string' ? id : name
  })
  const models = ids.filter((id): id is string => typeof id === 'string' && id !== '')
  if (models.length === 0 && list.length > 0) return undefined
  return [...new Set(models)].toSorted((one, other) => one.localeCompare(other))
}
