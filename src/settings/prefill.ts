/** Settings that a link proposes: shown in the dialog, and nothing until the person saves. */
export interface Prefill {
  readonly provider?: string
  readonly baseURL?: string
  readonly model?: string
}

const names = ['provider', 'baseURL', 'model'] as const

/** Reads the proposals of a link; whatever else it carries, a key above all, is not looked at. */
export function prefillOf(query: string): Prefill | undefined {
  const parameters = new URLSearchParams(query)
  const proposed = names.flatMap((name) => {
    const value = parameters.get(name)
    return value === null ? [] : [[name, value]]
  })
  return proposed.length === 0 ? undefined : (Object.fromEntries(proposed) as Prefill)
}

/** The proposals as a query again, without whatever else the link carried. */
export function queryOf(prefill: Prefill | undefined): string {
  return new URLSearchParams(Object.entries(prefill ?? {})).toString()
}
