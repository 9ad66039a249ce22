import type { ArgumentPath } from '../../thread/changes.ts'
import { blankEntry, nextItemId } from './form.ts'
import type { Entry, FieldEntry, Form, ListItem, Presence } from './form.ts'

/** What a person does in the form; `path` is the field or the item of a list it is done to. */
export type FormEvent =
  | { readonly type: 'typed'; readonly path: ArgumentPath; readonly text: string }
  | { readonly type: 'ticked'; readonly path: ArgumentPath; readonly isOn: boolean }
  | { readonly type: 'chosen'; readonly path: ArgumentPath; readonly option: number }
  | {
      readonly type: 'presence-chosen'
      readonly path: ArgumentPath
      readonly presence: Presence
    }
  | { readonly type: 'item-added'; readonly path: ArgumentPath }
  | { readonly type: 'item-removed'; readonly path: ArgumentPath }
  | { readonly type: 'item-moved'; readonly path: ArgumentPath; readonly to: number }

/** The form after an event; one that its path has no place for changes nothing. Pure. */
export function changeForm(form: Form, event: FormEvent): Form {
  const { path } = event
  switch (event.type) {
    case 'typed':
      return changeEntry(form, path, (entry) =>
        entry.type === 'text' || entry.type === 'number' || entry.type === 'json'
          ? { ...entry, text: event.text }
          : entry,
      )
    case 'ticked':
      return changeEntry(form, path, (entry) =>
        entry.type === 'flag' ? { ...entry, isOn: event.isOn } : entry,
      )
    case 'chosen':
      return changeEntry(form, path, (entry) =>
        entry.type === 'choice' && event.option in entry.options
          ? { ...entry, chosen: event.option }
          : entry,
      )
    case 'presence-chosen':
      return changeField(form, path, (field) =>
        field.offers.includes(event.presence) ? { ...field, presence: event.presence } : field,
      )
    case 'item-added':
      return changeEntry(form, path, (entry) => {
        if (entry.type !== 'list') return entry
        const added = { id: nextItemId(entry.items), entry: blankEntry(entry.item) }
        return { ...entry, items: [...entry.items, added] }
      })
    case 'item-removed':
      return changeItems(form, path, (items, index) => items.toSpliced(index, 1))
    case 'item-moved':
      return changeItems(form, path, (items, index) => {
        const item = items[index]
        if (!item || !(event.to in items)) return items
        return items.toSpliced(index, 1).toSpliced(event.to, 0, item)
      })
  }
}

function changeEntry(
  form: Form,
  [name, ...rest]: ArgumentPath,
  change: (entry: Entry) => Entry,
): Form {
  return form.map((field) =>
    field.name === name ? { ...field, entry: inEntry(field.entry, rest, change) } : field,
  )
}

function inEntry(entry: Entry, path: ArgumentPath, change: (entry: Entry) => Entry): Entry {
  const [first, ...rest] = path
  if (first === undefined) return change(entry)
  if (entry.type === 'group') return { ...entry, fields: changeEntry(entry.fields, path, change) }
  if (entry.type !== 'list') return entry
  const items = entry.items.map((item, index) =>
    index === first ? { ...item, entry: inEntry(item.entry, rest, change) } : item,
  )
  return { ...entry, items }
}

function changeField(
  form: Form,
  path: ArgumentPath,
  change: (field: FieldEntry) => FieldEntry,
): Form {
  const name = path.at(-1)
  const inForm = (fields: Form) =>
    fields.map((field) => (field.name === name ? change(field) : field))
  if (path.length === 1) return inForm(form)
  return changeEntry(form, path.slice(0, -1), (entry) =>
    entry.type === 'group' ? { ...entry, fields: inForm(entry.fields) } : entry,
  )
}

function changeItems(
  form: Form,
  path: ArgumentPath,
  change: (items: readonly ListItem[], index: number) => readonly ListItem[],
): Form {
  const index = path.at(-1)
  return changeEntry(form, path.slice(0, -1), (entry) =>
    entry.type === 'list' && typeof index === 'number' && index in entry.items
      ? { ...entry, items: change(entry.items, index) }
      : entry,
  )
}
