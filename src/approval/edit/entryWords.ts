import { counted } from '../words.ts'
import type { Json } from '../../thread/json.ts'
import type { Entry, FieldEntry, JsonReason } from './form.ts'

const longText = 200

const reasons: Readonly<Record<JsonReason, string | undefined>> = {
  schema: undefined,
  misfit: 'Not of the kind that the tool’s schema names, so shown as JSON.',
  'line-ends': 'Shown as JSON: it has line ends that a text box would rewrite.',
  unknown: 'Not in the tool’s schema.',
}

/** What must be said of an entry beside its value. */
export function noteOf(entry: Entry): string | undefined {
  return entry.type === 'json' ? reasons[entry.because] : undefined
}

/** The kind of an argument in a few words. */
export function wordsOf({ entry, need, presence }: FieldEntry): string {
  const words = [kindOf(entry)]
  if (need === 'optional') words.push('optional')
  if (need === 'required' && presence === 'left-out') words.push('required')
  if (presence === 'given' && entry.type === 'text' && entry.text.length > longText) {
    words.push(counted(entry.text.length, 'character'))
  }
  return words.join(' · ')
}

function kindOf(entry: Entry): string {
  switch (entry.type) {
    case 'text':
      return 'text'
    case 'number':
      return entry.isWhole ? 'whole number' : 'number'
    case 'flag':
      return 'yes or no'
    case 'choice':
      return `one of ${counted(entry.options.length, 'value')}`
    case 'constant':
      return 'fixed'
    case 'list':
      return `list of ${counted(entry.items.length, 'item')}`
    case 'group':
      return 'group'
    case 'json':
      return 'JSON'
  }
}

/** A value among others: a text as it is, unless one of them is something else. */
export function choiceText(value: Json, among: readonly Json[]): string {
  const isPlain = among.every((other) => typeof other === 'string' && other !== '')
  return isPlain && typeof value === 'string' ? value : JSON.stringify(value)
}
