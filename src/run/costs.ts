import type { ThreadSettings } from '../storage/settings.ts'
import type { ModelOrigin } from '../thread/events.ts'
import type { Usage } from '../thread/usage.ts'

/** What usage of a model costs in US dollars: by the price that the person entered for the model in use, by the known price otherwise; undefined where there is none. */
export type Costing = (
  settings: ThreadSettings,
  origin: ModelOrigin,
  usage: Usage,
) => number | undefined

/** Loads the prices. */
export async function openCosting(): Promise<Costing> {
  const { knownPrice } = await import('../models/prices.ts')
  return ({ provider, model, price }, origin, { input, output }) => {
    const isInUse = origin.provider === provider && origin.model === model
    const found = (isInUse && price) || knownPrice(origin.provider, origin.model)
    return found && (input * found.input + output * found.output) / 1_000_000
  }
}
