/** What of a run is sent to LangSmith: what was said and done, or only what ran, when and for how long. */
export type TracedDetail = 'everything' | 'structure'

/** Where runs are traced to. The key for it is kept like every other, under the origin. */
export interface Tracing {
  readonly baseURL: string
  readonly project: string
  readonly detail: TracedDetail
}

const name = 'countersign:tracing'

/** Where the person wants runs to be traced to; undefined where nowhere. */
export function readTracing(): Tracing | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<Tracing> | null
    if (!stored || !URL.canParse(stored.baseURL ?? '')) return undefined
    const { baseURL = '', project } = stored
    const detail = stored.detail === 'everything' ? 'everything' : 'structure'
    return { baseURL, project: String(project), detail }
  } catch {
    return undefined
  }
}

/** Keeps where to; undefined turns tracing off. Tells whether it could be kept. */
export function saveTracing(tracing: Tracing | undefined): boolean {
  try {
    if (tracing) localStorage.setItem(name, JSON.stringify(tracing))
    else localStorage.removeItem(name)
    return true
  } catch {
    return tracing === undefined
  }
}
