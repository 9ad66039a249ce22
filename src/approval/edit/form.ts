import { changesBetween } from '../../thread/changes.ts'
import { isObject } from '../../thread/json.ts'
import type { Json, JsonObject } from '../../thread/json.ts'
import { visibleJson } from './jsonText.ts'
import type { FieldShape, GroupShape, Shape } from './shape.ts'

/** Whether an argument has a value, is null, or is not there: three different things. */
export type Presence = 'given' | 'null' | 'left-out'

/** One named argument in the form; what was entered stays while it is null or left out. */
export interface FieldEntry {
  readonly name: string
  readonly description: string | undefined
  /** What the schema says of leaving it out. */
  readonly need: 'required' | 'optional' | 'unknown'
  readonly presence: Presence
  /** The choices the person has; with one only there is nothing to choose. */
  readonly offers: readonly Presence[]
  readonly entry: Entry
}

/** Why a value is entered as JSON: the form has nothing better for its schema, the value does not fit its schema, a text box would rewrite its line ends, or the schema does not name it. */
export type JsonReason = 'schema' | 'misfit' | 'line-ends' | 'unknown'

/** What stands in one place of the form, as entered and not yet read. */
export type Entry =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly text: string; readonly isWhole: boolean }
  | { readonly type: 'flag'; readonly isOn: boolean }
  | {
      readonly type: 'choice'
      readonly options: readonly Json[]
      /** The place of the option among them. */
      readonly chosen: number | undefined
    }
  | { readonly type: 'constant'; readonly value: Json }
  | { readonly type: 'list'; readonly item: Shape; readonly items: readonly ListItem[] }
  | { readonly type: 'group'; readonly fields: Form }
  | { readonly type: 'json'; readonly text: string; readonly because: JsonReason }

/** One item of a list; its id stays with it when it moves. */
export interface ListItem {
  readonly id: number
  readonly entry: Entry
}

/** The arguments as a form: those the schema names, in its order, then all others. */
export type Form = readonly FieldEntry[]

/** The form that holds these arguments, all of them. Pure. */
export function formOf(shape: GroupShape, args: JsonObject): Form {
  const known = shape.fields.map((field) => fieldOf(field, args))
  const names = new Set(shape.fields.map(({ name }) => name))
  const unknown = Object.entries(args)
    .filter(([name]) => !names.has(name))
    .map(([name, value]): FieldEntry => ({
      name,
      description: undefined,
      need: 'unknown',
      presence: 'given',
      offers: ['given', 'left-out'],
      entry: jsonEntry(value, 'unknown'),
    }))
  return [...known, ...unknown]
}

/** A form to fill in: what is required stands there to be entered, and what the arguments hold is entered already. Pure. */
export function startingForm({ fields }: GroupShape, args: JsonObject): Form {
  return fields.map((field) =>
    Object.hasOwn(args, field.name) ? fieldOf(field, args) : blankField(field),
  )
}

/** The id of the item that is added next. */
export function nextItemId(items: readonly ListItem[]): number {
  return Math.max(-1, ...items.map(({ id }) => id)) + 1
}

/** What stands in a place where nothing was entered yet. */
export function blankEntry(shape: Shape): Entry {
  switch (shape.kind) {
    case 'text':
      return { type: 'text', text: '' }
    case 'number':
      return { type: 'number', text: '', isWhole: shape.isWhole }
    case 'flag':
      return { type: 'flag', isOn: false }
    case 'choice':
      return { type: 'choice', options: shape.options, chosen: undefined }
    case 'constant':
      return { type: 'constant', value: shape.value }
    case 'list':
      return { type: 'list', item: shape.item, items: [] }
    case 'group':
      return { type: 'group', fields: shape.fields.map(blankField) }
    case 'json':
      return { type: 'json', text: '', because: 'schema' }
  }
}

function blankField(field: FieldShape): FieldEntry {
  return fieldWith(field, field.isRequired ? 'given' : 'left-out', blankEntry(field.shape))
}

function fieldOf(field: FieldShape, args: JsonObject): FieldEntry {
  const value = Object.hasOwn(args, field.name) ? args[field.name] : undefined
  if (value === undefined) return fieldWith(field, 'left-out', blankEntry(field.shape))
  if (field.isNullable && value === null) return fieldWith(field, 'null', blankEntry(field.shape))
  return fieldWith(field, 'given', entryOf(field.shape, value))
}

function fieldWith(field: FieldShape, presence: Presence, entry: Entry): FieldEntry {
  const { name, description, isRequired } = field
  const need = isRequired ? 'required' : 'optional'
  return { name, description, need, presence, offers: offersOf(field, presence), entry }
}

/** What is left out at the start can be left out again, required or not: the check says what is wrong with it. */
function offersOf({ isRequired, isNullable }: FieldShape, presence: Presence): readonly Presence[] {
  return [
    'given',
    ...(isNullable ? (['null'] as const) : []),
    ...(isRequired && presence !== 'left-out' ? [] : (['left-out'] as const)),
  ]
}

function entryOf(shape: Shape, value: Json): Entry {
  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'string') break
      // A text box would turn each of them into a line feed.
      if (value.includes('\r')) return jsonEntry(value, 'line-ends')
      return { type: 'text', text: value }
    case 'number':
      if (typeof value !== 'number' || (shape.isWhole && !Number.isInteger(value))) break
      return { type: 'number', text: String(value), isWhole: shape.isWhole }
    case 'flag':
      if (typeof value !== 'boolean') break
      return { type: 'flag', isOn: value }
    case 'choice': {
      const chosen = shape.options.indexOf(value)
      if (chosen < 0) break
      return { type: 'choice', options: shape.options, chosen }
    }
    case 'constant':
      if (changesBetween({ value: shape.value }, { value }).length > 0) break
      return { type: 'constant', value }
    case 'list': {
      if (!Array.isArray(value)) break
      const items = (value as readonly Json[]).map((item, id) => ({
        id,
        entry: entryOf(shape.item, item),
      }))
      return { type: 'list', item: shape.item, items }
    }
    case 'group':
      if (!isObject(value)) break
      return { type: 'group', fields: formOf(shape, value) }
    case 'json':
      return jsonEntry(value, 'schema')
  }
  return jsonEntry(value, 'misfit')
}

function jsonEntry(value: Json, because: JsonReason): Entry {
  return { type: 'json', text: visibleJson(value), because }
}
