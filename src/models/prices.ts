import type { Price } from './provider.ts'
import { providers } from './providers.ts'

/** What this model of this provider costs, as far as a catalogue of November 2026 knew. */
export function knownPrice(provider: string, model: string): Price | undefined {
  const prices = providers.find(({ id }) => id === provider)?.prices
  return prices && Object.hasOwn(prices, model) ? prices[model] : undefined
}
