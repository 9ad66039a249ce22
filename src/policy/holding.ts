import type { ArgumentPath } from '../thread/changes.ts'
import { canonicalText } from '../thread/digest.ts'
import type { Json, JsonObject } from '../thread/json.ts'
import { foldedText, isDotSegment } from './foldedText.ts'
import type { Condition } from './rules.ts'
import { isWithin, looksWithin, readAddress } from './webAddress.ts'
import type { WebPlace } from './webAddress.ts'

/** How surely a condition holds, weakest first: it does not; it can't be ruled out; it does, but oddly written; it does, to the letter. An allow needs the last, a deny takes the last two, and for a deny or an ask a mere doubt is enough to ask: so whatever an allow matches, a deny of the same words matches too. */
export type Holding = (typeof holdings)[number]

const holdings = ['no', 'perhaps', 'in-effect', 'exactly'] as const

/** How surely all conditions hold of these arguments: as surely as the weakest of them. Arguments without a canonical text are never matched to the letter. Pure. */
export function holding(conditions: readonly Condition[], args: JsonObject): Holding {
  const canonical = canonicalOrNothing(args)
  if (canonical === undefined) return conditions.length === 0 ? 'in-effect' : 'perhaps'
  return conditions
    .map((condition) => holdingOf(condition, args, canonical))
    .reduce<Holding>(weaker, 'exactly')
}

function weaker(one: Holding, other: Holding): Holding {
  return holdings.indexOf(one) < holdings.indexOf(other) ? one : other
}

function holdingOf(condition: Condition, args: JsonObject, canonical: string): Holding {
  if (condition.type === 'exact-arguments') return sameText(canonical, condition.canonical)
  const value = valueAt(args, condition.path)
  if (value === 'elsewhere') return 'perhaps'
  switch (condition.type) {
    case 'equals':
      return value.at === undefined ? 'no' : sameValue(value.at, condition.value)
    case 'starts-with':
      return ofText(value.at, (text) => startsWith(text, condition.text))
    case 'url':
      return ofText(value.at, (text) => within(text, condition))
  }
}

/** The value at the path, if there is one; `elsewhere` when the arguments are built differently on the way there. */
function valueAt(
  args: JsonObject,
  path: ArgumentPath,
): { readonly at: Json | undefined } | 'elsewhere' {
  let value: Json | undefined = args
  for (const part of path) {
    if (value === undefined || value === null) return { at: undefined }
    if (typeof value !== 'object' || Array.isArray(value) !== (typeof part === 'number'))
      return 'elsewhere'
    value = Object.entries(value).find(([key]) => key === String(part))?.[1]
  }
  return { at: value }
}

function sameValue(value: Json, wanted: Json): Holding {
  if (kindOf(value) === kindOf(wanted)) return sameText(canonicalText(value), canonicalText(wanted))
  return value === null || wanted === null ? 'no' : 'perhaps'
}

function sameText(text: string, wanted: string): Holding {
  if (text === wanted) return 'exactly'
  return foldedText(text) === foldedText(wanted) ? 'perhaps' : 'no'
}

function ofText(value: Json | undefined, judgeText: (text: string) => Holding): Holding {
  if (typeof value === 'string') return judgeText(value)
  return value === undefined || value === null ? 'no' : 'perhaps'
}

/** What starts right can still end elsewhere: `notes/../keys`, `https://good.example.evil.example`. */
function startsWith(value: string, text: string): Holding {
  const strays = value.split(/[\\/]/).some(isDotSegment)
  if (value.startsWith(text)) return strays || isAddress(value) ? 'in-effect' : 'exactly'
  return strays || foldedText(value).startsWith(foldedText(text)) ? 'perhaps' : 'no'
}

/** Whether the text starts as an address does, which is compared by its parts and not by its letters. `C:\\` is a folder. */
export function isAddress(text: string): boolean {
  const bare = text.replaceAll(/[\p{C}\s]/gu, '')
  return /^(https?:|wss?:|ftp:|[a-z][a-z0-9+.-]+:[\\/]|[\\/]{2})/i.test(bare)
}

function within(text: string, place: WebPlace): Holding {
  const { type, url } = readAddress(text)
  if (type === 'odd') return url && isWithin(url, place) ? 'in-effect' : 'perhaps'
  if (isWithin(url, place)) return 'exactly'
  return looksWithin(url, place) ? 'perhaps' : 'no'
}

function kindOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

function canonicalOrNothing(args: JsonObject): string | undefined {
  try {
    return canonicalText(args)
  } catch {
    return undefined
  }
}
