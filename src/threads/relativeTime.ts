const minute = 60_000
const units = [
  ['year', 365 * 24 * 60 * minute],
  ['month', 30 * 24 * 60 * minute],
  ['week', 7 * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const

/** How long ago something was, in the words of the locale: "now", "5 minutes ago", "yesterday". */
export function relativeTime(at: number, now: number, locale?: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const age = Math.max(0, now - at)
  const unit = units.find(([, length]) => age >= length)
  return unit ? format.format(-Math.floor(age / unit[1]), unit[0]) : format.format(0, 'second')
}
