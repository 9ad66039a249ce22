const units = 'one two three four five six seven eight nine'.split(' ')
const teens =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const vague: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  couple: 2,
  few: 3,
  dozen: 12,
  hundred: 100,
}
const daysOf: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 90,
  year: 365,
}
// Yesterday begins up to 48 hours ago: one day back would miss its morning.
const namedDays: Readonly<Record<string, number>> = { today: 1, tonight: 1, yesterday: 2 }
const mostDays = 36_500

const unit = `(?:${Object.keys(daysOf).join('|')})`
const amount = [
  String.raw`(?:(?<![\w.,-])\d{1,9}(?:\.\d{1,3})?`,
  String.raw`|\b(?:${tens.join('|')})(?:[- ](?:${units.join('|')}))?\b`,
  String.raw`|\b(?:${[...teens, ...units].join('|')})\b`,
  String.raw`|\b(?:(?:a|one) )?(?:couple|few|dozen|hundred)(?: of)?\b|\ban?\b)`,
].join('')
const between = String.raw`(?:\s*(?:,\s*(?:and|or)\b|,|/|&|\band\b|\bor\b)\s*(?:(?:the )?(?:last|past) )?)`
const counted = String.raw`(?<amounts>${amount}(?:${between}${amount}){0,9})(?:\s+|-)?(?<unit>${unit})s?\b`
const single = String.raw`\b(?:this|the|last|past|previous|current)\s+(?<one>${unit})\b`
const named = String.raw`\b(?<named>${Object.keys(namedDays).join('|')})\b`
const duration = `(?:${counted}|${single}|${named})`

/** The spans of time that a text names, each as a whole number of days, in order and without repeats. */
export function daysIn(text: string): number[] {
  const days: number[] = []
  for (const { groups } of text.matchAll(new RegExp(duration, 'gi'))) {
    if (groups?.['named']) days.push(namedDays[groups['named'].toLowerCase()] ?? 0)
    else if (groups?.['one']) days.push(inDays(1, groups['one']))
    else
      for (const [each] of (groups?.['amounts'] ?? '').matchAll(new RegExp(amount, 'gi')))
        days.push(inDays(numberIn(each) ?? 0, groups?.['unit'] ?? 'day'))
  }
  return [...new Set(days)].filter(isDayCount)
}

/** The spans of time in a text, and if it is nothing but a number, that many days. */
export function daysInAnswer(text: string): number[] {
  const bare = /^\W*(?:the )?(?:(?:last|past|use|try|make it) )*([\w -]{1,20}?)\W*$/i.exec(
    text,
  )?.[1]
  const number = bare === undefined ? undefined : numberIn(bare)
  const days = daysIn(text)
  return days.length === 0 && number !== undefined && isDayCount(number) ? [number] : days
}

const timePhrase = new RegExp(
  String.raw`\s*(?:\b(?:in|over|during|within|since|for|from|of)\s+)?(?:\bthe\s+)?(?:\b(?:last|past|previous)\s+)?${duration}\s*`,
  'gi',
)

/** A text without the spans of time that it names. */
export function withoutDays(text: string): string {
  return text.replace(timePhrase, ' ').trim()
}

/** Whether a text names a span of time. */
export function namesDays(text: string): boolean {
  return new RegExp(duration, 'i').test(text)
}

/** The number that a figure or a number word stands for. */
export function numberIn(text: string): number | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== 'of' && word !== '')
  if (words.length === 1 && /^\d{1,9}(?:\.\d{1,3})?$/.test(words[0] ?? '')) return Number(words[0])
  const values = words.map(valueOf)
  if (values.length === 0 || !values.every((value) => value !== undefined)) return undefined
  const last = words.at(-1) ?? ''
  if (values.length > 1 && last in vague) return valueOf(last)
  return values.reduce((sum, value) => sum + value, 0)
}

function valueOf(word: string): number | undefined {
  if (Object.hasOwn(vague, word)) return vague[word]
  if (units.includes(word)) return units.indexOf(word) + 1
  if (teens.includes(word)) return teens.indexOf(word) + 10
  if (tens.includes(word)) return (tens.indexOf(word) + 2) * 10
  return undefined
}

function inDays(number: number, unitName: string): number {
  return Math.ceil(number * (daysOf[unitName.toLowerCase()] ?? 1))
}

function isDayCount(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= mostDays
}
