import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictly } from './strictArguments.ts'

test('an object that means one thing parses to what JSON.parse says', () => {
  const anyObject = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.jsonValue({ maxDepth: 4 }),
  )
  fc.assert(
    fc.property(anyObject, fc.nat(2), (value, spaces) => {
      const raw = JSON.stringify(value, null, spaces)
      const plain = JSON.parse(raw) as unknown
      const strict = parseStrictly(raw)
      if (strict.type === 'refused') {
        expect(strict.detail).toMatch(/too large|Unicode|__proto__/)
      } else {
        expect(strict.args).toEqual(plain)
        expect(JSON.stringify(strict.args)).toBe(JSON.stringify(plain))
      }
    }),
    { numRuns: 300 },
  )
})

test('no text makes it throw, and whatever it accepts JSON.parse accepts too', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (raw) => {
      const strict = parseStrictly(raw)
      if (strict.type === 'parsed' && raw.trim() !== '') {
        expect(strict.args).toEqual(JSON.parse(raw))
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['a key given twice', '{"to":"a","to":"b"}', /"to" twice/],
  ['the same key under an escape', String.raw`{"to":"a","\u0074o":"b"}`, /"to" twice/],
  ['a key given twice further in', '{"a":{"b":1,"b":1}}', /"b" twice/],
  ['__proto__', '{"__proto__":{"admin":true}}', /__proto__/],
  ['an infinite number', '{"n":1e999}', /too large/],
  ['a whole number that a double rounds', '{"n":9007199254740993}', /too large/],
  ['a lone surrogate', String.raw`{"s":"\ud800"}`, /Unicode/],
  ['a list', '[1]', /not an object/],
  ['a bare word', 'hello', /not valid JSON/],
  ['text after the end', '{"a":1}}', /not valid JSON/],
  ['two values', '{}{"a":1}', /not valid JSON/],
  ['half an object', '{"path":"/ho', /not valid JSON/],
  ['a comment', '{"a":1 /* b */}', /not valid JSON/],
  ['a trailing comma', '{"a":1,}', /not valid JSON/],
  ['single quotes', "{'a':1}", /not valid JSON/],
  ['NaN', '{"a":NaN}', /not valid JSON/],
  ['depth beyond reason', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`, /nested deeper/],
  ['depth beyond any stack', `{"a":${'['.repeat(100_000)}`, /./],
  ['more than 1 MiB', JSON.stringify({ a: 'x'.repeat(1024 * 1024) }), /1 MiB/],
])('%s is refused', (_, raw, detail) => {
  const strict = parseStrictly(raw)
  expect(strict.type).toBe('refused')
  if (strict.type === 'refused') expect(strict.detail).toMatch(detail)
})

test('no arguments at all are an empty object', () => {
  expect(parseStrictly('')).toEqual({ type: 'parsed', args: {} })
})

test('the keys keep the order in which the model wrote them', () => {
  const strict = parseStrictly('{"recipient":"a@example.com","message":"Hi"}')
  expect(strict.type === 'parsed' && Object.keys(strict.args)).toEqual(['recipient', 'message'])
})
