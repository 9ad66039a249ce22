import type { ArgumentPath } from '../../thread/changes.ts'
import type { Entry, FieldEntry, Form } from './form.ts'
import { readValue, visibleJson } from './jsonText.ts'
import type { ArgumentProblem } from '../../thread/argumentProblem.ts'
import { readNumber } from './readNumber.ts'

/** What in the form can't be read as a value yet. */
export function unreadableIn(form: Form, path: ArgumentPath = []): readonly ArgumentProblem[] {
  return form
    .filter(({ presence }) => presence === 'given')
    .flatMap(({ name, entry }) => unreadableEntry(entry, [...path, name]))
}

/** The JSON of the form as it would run; what can't be read stands there as it was entered. */
export function jsonOfForm(form: Form, indent = ''): string {
  const inner = `${indent}  `
  const members = form
    .filter(({ presence }) => presence !== 'left-out')
    .map((field) => `${inner}${visibleJson(field.name)}: ${jsonOfField(field, inner)}`)
  return enclosed('{', members, '}', indent)
}

function jsonOfField({ presence, entry }: FieldEntry, indent: string): string {
  return presence === 'null' ? 'null' : jsonOfEntry(entry, indent)
}

function jsonOfEntry(entry: Entry, indent: string): string {
  switch (entry.type) {
    case 'text':
      return visibleJson(entry.text)
    case 'number':
      return entry.text
    case 'flag':
      return visibleJson(entry.isOn)
    case 'choice': {
      const option = entry.chosen === undefined ? undefined : entry.options[entry.chosen]
      return option === undefined ? '' : visibleJson(option)
    }
    case 'constant':
      return visibleJson(entry.value, indent)
    case 'list': {
      const inner = `${indent}  `
      const items = entry.items.map((item) => `${inner}${jsonOfEntry(item.entry, inner)}`)
      return enclosed('[', items, ']', indent)
    }
    case 'group':
      return jsonOfForm(entry.fields, indent)
    case 'json': {
      const read = readValue(entry.text)
      return read.type === 'read' ? visibleJson(read.value, indent) : entry.text
    }
  }
}

function enclosed(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`
}

function unreadableEntry(entry: Entry, path: ArgumentPath): readonly ArgumentProblem[] {
  switch (entry.type) {
    case 'text': {
      const message = 'Holds half of a Unicode character, which can’t be passed on.'
      return entry.text.isWellFormed() ? [] : [{ path, message }]
    }
    case 'number': {
      const read = readNumber(entry.text, entry.isWhole)
      return read.type === 'read' ? [] : [{ path, message: read.why }]
    }
    case 'choice':
      return entry.chosen === undefined ? [{ path, message: 'Choose one of the values.' }] : []
    case 'list':
      return entry.items.flatMap((item, index) => unreadableEntry(item.entry, [...path, index]))
    case 'group':
      return unreadableIn(entry.fields, path)
    case 'json': {
      const read = readValue(entry.text)
      return read.type === 'read' ? [] : [{ path, message: read.why }]
    }
    case 'flag':
    case 'constant':
      return []
  }
}
