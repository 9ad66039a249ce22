import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictly } from '../../policy/strictArguments.ts'
import { canonicalText } from '../../thread/digest.ts'
import type { JsonObject } from '../../thread/json.ts'
import { anyArguments } from './anyArguments.ts'
import { afterEvent, editOf, formIn, jsonIn, problemsIn, readingOf, startedDraft } from './draft.ts'
import type { Draft, DraftEvent } from './draft.ts'
import type { Entry, Form } from './form.ts'

const parameters: JsonObject = {
  type: 'object',
  properties: {
    recipient: { type: 'string', format: 'email' },
    message: { type: 'string' },
    copies: { type: 'array', items: { type: 'string' } },
    priority: { type: 'integer' },
    note: { type: ['string', 'null'] },
    filters: { anyOf: [{ type: 'string' }, { type: 'array' }] },
  },
  required: ['recipient', 'message'],
}
const proposed: JsonObject = { recipient: 'ada@example.com', message: 'Hi', copies: ['a', 'b'] }

const after = (...events: readonly DraftEvent[]): Draft =>
  events.reduce(afterEvent, startedDraft(proposed, parameters))
const editAfter = (...events: readonly DraftEvent[]) => {
  const draft = after(...events)
  return editOf(draft, readingOf(draft))
}
const typed = (name: string, text: string): DraftEvent => ({ type: 'typed', path: [name], text })
const passOn = (name: string, presence: 'given' | 'null' | 'left-out'): DraftEvent => ({
  type: 'presence-chosen',
  path: [name],
  presence,
})
const agreed = (draft: Draft): Draft =>
  afterEvent(draft, { type: 'checked', content: draft.content, problems: [] })
const argsOf = (draft: Draft): string => {
  const reading = readingOf(draft)
  return reading.type === 'read'
    ? canonicalText(reading.args)
    : `unreadable: ${JSON.stringify(reading)}`
}

test('a draft that means what was proposed is no edit, however it is written', () => {
  const other = '{ "message": "H\\u0069", "copies": ["a","b"], "recipient": "ada@example.com" }'
  expect(editAfter().type).toBe('unchanged')
  expect(editAfter({ type: 'json-typed', text: other }).type).toBe('unchanged')
  expect(editAfter(typed('message', 'Ho'), typed('message', 'Hi')).type).toBe('unchanged')
})

test('a change is checked first, and is valid or not by the answer', () => {
  const changed = after(typed('message', 'Ho'))
  const { content } = changed
  expect(editOf(changed, readingOf(changed))).toMatchObject({
    type: 'checking',
    args: { message: 'Ho' },
    changes: [{ path: ['message'], before: 'Hi', after: 'Ho' }],
  })
  const fine = agreed(changed)
  expect(editOf(fine, readingOf(fine)).type).toBe('valid')
  const problems = [{ path: ['message'], message: 'Too short' }]
  const wrong = afterEvent(changed, { type: 'checked', content, problems })
  expect(editOf(wrong, readingOf(wrong))).toMatchObject({
    type: 'invalid',
    why: 'message: Too short',
  })
})

test('while a change is being checked, what was said last stands and decides nothing', () => {
  const wrong = afterEvent(after(typed('message', 'H')), typed('message', 'Ho'))
  const problems = [{ path: ['message'], message: 'Too short' }]
  const answered = afterEvent(wrong, { type: 'checked', content: wrong.content, problems })
  const better = afterEvent(answered, typed('message', 'Hello'))
  expect(problemsIn(better, readingOf(better))).toEqual(problems)
  expect(editOf(better, readingOf(better)).type).toBe('checking')
  const back = afterEvent(better, typed('message', 'Hi'))
  expect(problemsIn(back, readingOf(back))).toEqual([])
})

test('an answer about an earlier draft changes nothing', () => {
  const early = after(typed('message', 'H'))
  const late = afterEvent(early, typed('message', 'Ho'))
  const answered = afterEvent(late, { type: 'checked', content: early.content, problems: [] })
  expect(answered).toBe(late)
})

test('absent, null and a value are three things, and what was entered is kept behind them', () => {
  const argsAfter = (...events: readonly DraftEvent[]) =>
    JSON.parse(argsOf(after(...events))) as JsonObject
  expect(argsAfter(passOn('note', 'given'))).toEqual({ ...proposed, note: '' })
  expect(argsAfter(passOn('note', 'null'))).toEqual({ ...proposed, note: null })
  const written = [passOn('note', 'given'), typed('note', 'x')]
  expect(argsAfter(...written, passOn('note', 'left-out'))).toEqual(proposed)
  expect(argsAfter(...written, passOn('note', 'null'), passOn('note', 'given'))).toEqual({
    ...proposed,
    note: 'x',
  })
})

test('items are added, moved and removed', () => {
  const draft = after(
    { type: 'item-added', path: ['copies'] },
    { type: 'typed', path: ['copies', 2], text: 'c' },
    { type: 'item-moved', path: ['copies', 2], to: 0 },
    { type: 'item-removed', path: ['copies', 1] },
  )
  expect(JSON.parse(argsOf(draft))).toEqual({ ...proposed, copies: ['c', 'b'] })
})

test('a number that can not be read stands in the JSON as it was entered, and blocks', () => {
  const events = [passOn('priority', 'given'), typed('priority', '1e3')]
  expect(editAfter(...events)).toMatchObject({
    type: 'invalid',
    why: 'priority: This would be read as 1000. If that is meant, write it so.',
  })
  expect(jsonIn(after(...events))).toContain('"priority": 1e3')
})

test('promise 2: a number is no door for another argument', () => {
  const events = [passOn('priority', 'given'), typed('priority', '1, "admin": true')]
  expect(editAfter(...events).type).toBe('invalid')
  const value = [passOn('filters', 'given'), typed('filters', '"x", "admin": true')]
  expect(editAfter(...value)).toMatchObject({ why: 'filters: This is more than one JSON value.' })
})

test.each([
  ['{"recipient":"a","recipient":"b"}', /twice/],
  ['{"__proto__":{}}', /__proto__/],
  [String.raw`{"message":"\ud800"}`, /Unicode/],
  ['{"priority":9007199254740993}', /too large/],
  ['', /Without arguments the JSON is \{\}/],
  ['{"message":}', /unexpected \} at line 1, column 12\./],
  ['{"message":"Hi"', /ends too early/],
])('JSON that two could read differently blocks and keeps its text: %s', (text, why) => {
  const draft = after({ type: 'json-typed', text })
  expect(jsonIn(draft)).toBe(text)
  const edit = editOf(draft, readingOf(draft))
  expect(edit.type === 'invalid' && edit.why).toMatch(why)
  expect(formIn(draft)).toBeUndefined()
})

test('a form tells half a Unicode character at its field', () => {
  expect(editAfter(typed('message', '\ud800'))).toMatchObject({ why: /^message: Holds half/ })
})

test('the reset goes back to what was proposed, and can be undone until the next change', () => {
  const changed = after(typed('message', 'Ho'))
  const reset = afterEvent(changed, { type: 'reset' })
  expect(editOf(reset, readingOf(reset)).type).toBe('unchanged')
  expect(argsOf(afterEvent(reset, { type: 'reset-undone' }))).toBe(argsOf(changed))
  expect(afterEvent(reset, typed('message', 'x')).discarded).toBeUndefined()
})

test('a draft goes on from where it was left', () => {
  const left = after(typed('message', 'Ho'), passOn('note', 'null'))
  const content = structuredClone(left.content)
  expect(argsOf(startedDraft(proposed, parameters, content))).toBe(argsOf(left))
})

test('promise 2: any arguments of any schema survive form and JSON unchanged, in both directions', () => {
  fc.assert(
    fc.property(anyArguments, ({ schema, value }) => {
      const start = startedDraft(value, schema)
      const same = canonicalText(value)
      // A field set to what it already is: the form becomes what the draft is read from.
      const throughForm = afterEvent(start, { type: 'item-removed', path: [] })
      expect(throughForm.content.type).toBe('form')
      expect(argsOf(throughForm)).toBe(same)
      const throughJson = afterEvent(throughForm, { type: 'json-typed', text: jsonIn(throughForm) })
      expect(argsOf(throughJson)).toBe(same)
      const back = afterEvent(throughJson, { type: 'item-removed', path: [] })
      expect(argsOf(back)).toBe(same)
      expect(editOf(back, readingOf(back)).type).toBe('unchanged')
      expect(argsOf(afterEvent(start, { type: 'json-typed', text: jsonIn(start) }))).toBe(same)
    }),
    { numRuns: 400 },
  )
})

test('promise 2: after any edits, the arguments are the strict parse of the JSON that is shown', () => {
  fc.assert(
    fc.property(
      anyArguments,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })), {
        maxLength: 12,
      }),
      ({ schema, value }, choices) => {
        let draft = startedDraft(value, schema)
        for (const choice of choices) {
          const possible = eventsOn(formIn(draft) ?? [], choice[1], choice[2])
          const event = possible[choice[0] % Math.max(possible.length, 1)]
          if (event) draft = afterEvent(draft, event)
        }
        const edit = editOf(draft, readingOf(draft))
        if (edit.type === 'checking') {
          expect(parseStrictly(jsonIn(draft))).toEqual({ type: 'parsed', args: edit.args })
          const typedIn = afterEvent(draft, { type: 'json-typed', text: jsonIn(draft) })
          expect(argsOf(typedIn)).toBe(canonicalText(edit.args))
          expect(argsOf(afterEvent(typedIn, { type: 'item-removed', path: [] }))).toBe(
            argsOf(typedIn),
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})

/** Whatever a person could do next. */
function eventsOn(form: Form, number: number, text: string): readonly DraftEvent[] {
  const inEntry = (entry: Entry, path: readonly (string | number)[]): readonly DraftEvent[] => {
    switch (entry.type) {
      case 'text':
      case 'number':
        return [
          { type: 'typed', path, text },
          { type: 'typed', path, text: String(number) },
        ]
      case 'json':
        return [{ type: 'typed', path, text: JSON.stringify({ [text]: number }) }]
      case 'flag':
        return [{ type: 'ticked', path, isOn: !entry.isOn }]
      case 'choice':
        return [{ type: 'chosen', path, option: number % entry.options.length }]
      case 'constant':
        return []
      case 'list': {
        const to = entry.items.length === 0 ? 0 : number % entry.items.length
        return [
          { type: 'item-added', path },
          ...entry.items.flatMap((item, index) => [
            ...inEntry(item.entry, [...path, index]),
            { type: 'item-removed' as const, path: [...path, index] },
            { type: 'item-moved' as const, path: [...path, index], to },
          ]),
        ]
      }
      case 'group':
        return inForm(entry.fields, path)
    }
  }
  const inForm = (fields: Form, path: readonly (string | number)[]): readonly DraftEvent[] =>
    fields.flatMap(({ name, offers, entry }) => [
      ...offers.map((presence) => ({
        type: 'presence-chosen' as const,
        path: [...path, name],
        presence,
      })),
      ...inEntry(entry, [...path, name]),
    ])
  return inForm(form, [])
}
