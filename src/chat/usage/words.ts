import type { Usage } from '../../thread/usage.ts'

const counts = new Intl.NumberFormat('en')

/** Tokens and what they cost, in a few words. */
export function usageWords({ input, output, cached }: Usage, dollars: number | undefined): string {
  const kept = cached > 0 ? ` (${counts.format(cached)} cached)` : ''
  const cost = dollars === undefined ? '' : ` · about ${dollarWords(dollars)}`
  return `${counts.format(input)} in${kept}, ${counts.format(output)} out${cost}`
}

/** Small amounts to two digits that count, large ones to the cent. */
function dollarWords(dollars: number): string {
  if (dollars >= 1) return `$${dollars.toFixed(2)}`
  const rounded = Number(dollars.toPrecision(2))
  return rounded === 0 ? '$0' : `$${rounded.toFixed(digitsOf(rounded))}`
}

function digitsOf(dollars: number): number {
  return Math.min(10, Math.max(2, 1 - Math.floor(Math.log10(dollars))))
}
