import type { ModelParameters } from '../../thread/events.ts'

/** What a client of a provider's own dialect is opened with. */
export interface Opening {
  readonly baseURL: string
  readonly model: string
  readonly parameters: ModelParameters
  /** Stands for the key, which the fetch alone holds. */
  readonly placeholder: string
  readonly fetch: typeof fetch
}
