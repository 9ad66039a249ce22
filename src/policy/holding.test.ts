import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText } from '../thread/digest.ts'
import type { Json, JsonObject } from '../thread/json.ts'
import { turnedRound } from './anyRule.ts'
import { holding } from './holding.ts'
import type { Condition } from './rules.ts'

const anyArguments = fc
  .dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }))
  .filter((args) => !JSON.stringify(args).includes('__proto__'))
  .map((args) => args as JsonObject)

function equals(value: Json): readonly Condition[] {
  return [{ type: 'equals', path: ['to'], value }]
}

function startsWith(text: string): readonly Condition[] {
  return [{ type: 'starts-with', path: ['to'], text }]
}

test('without conditions any arguments will do', () => {
  expect(holding([], { a: 1 })).toBe('exactly')
})

test('all conditions must hold, and the weakest says how surely they do', () => {
  const both = [...equals('ada'), ...startsWith('a')]
  expect(holding(both, { to: 'ada' })).toBe('exactly')
  expect(holding([...equals('ada'), ...startsWith('e')], { to: 'ada' })).toBe('no')
  expect(holding([...equals('Ada'), ...startsWith('a')], { to: 'ada' })).toBe('perhaps')
})

test('exact arguments are the same arguments in any order of keys, and no others', () => {
  fc.assert(
    fc.property(anyArguments, anyArguments, (args, other) => {
      const canonical = canonicalText(args)
      const exactly: Condition = { type: 'exact-arguments', canonical }
      expect(holding([exactly], turnedRound(args))).toBe('exactly')
      if (canonicalText(other) !== canonical) expect(holding([exactly], other)).not.toBe('exactly')
    }),
    { numRuns: 500 },
  )
})

test('a field equals its own value in any order of keys, and no other', () => {
  fc.assert(
    fc.property(anyArguments, anyArguments, (value, other) => {
      expect(holding(equals(value), { to: turnedRound(value) })).toBe('exactly')
      if (canonicalText(other) !== canonicalText(value))
        expect(holding(equals(value), { to: other })).not.toBe('exactly')
    }),
    { numRuns: 500 },
  )
})

test.each<[string, Json, Json]>([
  ['letter case', 'eve@example.com', 'Eve@Example.com'],
  ['spaces around it', 'eve@example.com', ' eve@example.com '],
  ['an invisible character', 'eve@example.com', 'eve\u200b@example.com'],
  ['fullwidth letters', 'eve@example.com', 'ｅve@example.com'],
  ['a composed letter', 'é', 'e\u0301'],
  ['a number as text', 5, '5'],
  ['a value alone in a list', 'eve@example.com', ['eve@example.com']],
  ['a value inside an object', 'eve@example.com', { address: 'eve@example.com' }],
])('promise 1: %s gets past no deny and through no allow', (_, wanted, value) => {
  expect(holding(equals(wanted), { to: value })).toBe('perhaps')
})

test('a missing field, an inherited one and null equal nothing but null', () => {
  expect(holding(equals('ada'), {})).toBe('no')
  expect(holding(equals('ada'), { to: null })).toBe('no')
  expect(holding(equals(null), { to: null })).toBe('exactly')
  expect(holding(equals(null), {})).toBe('no')
  for (const inherited of ['constructor', 'toString', '__proto__', 'length']) {
    const condition: Condition = { type: 'equals', path: [inherited], value: null }
    expect(holding([condition], {})).toBe('no')
  }
})

test('a place in a list is found, and arguments that are built otherwise are in doubt', () => {
  const first: readonly Condition[] = [{ type: 'equals', path: ['to', 0, 'name'], value: 'eve' }]
  expect(holding(first, { to: [{ name: 'eve' }] })).toBe('exactly')
  expect(holding(first, { to: [] })).toBe('no')
  expect(holding(first, { to: null })).toBe('no')
  expect(holding(first, { to: { name: 'eve' } })).toBe('perhaps')
  expect(holding(first, { to: 'eve' })).toBe('perhaps')
})

test('a beginning is compared letter by letter', () => {
  expect(holding(startsWith('notes/'), { to: 'notes/today' })).toBe('exactly')
  expect(holding(startsWith('notes/'), { to: 'keys/notes/' })).toBe('no')
  expect(holding(startsWith('Dear Ada'), { to: 'Dear Ada,\nsee https://example.com/a' })).toBe(
    'exactly',
  )
  expect(holding(startsWith('é'), { to: 'e\u0301' })).toBe('perhaps')
  expect(holding(startsWith('notes/'), { to: 'Notes/today' })).toBe('perhaps')
  expect(holding(startsWith('notes/'), { to: 5 })).toBe('perhaps')
  expect(holding(startsWith('notes/'), {})).toBe('no')
})

test.each([
  ['dots', 'notes/../keys'],
  ['dots at the end', 'notes/..'],
  ['backslashes', String.raw`notes/..\keys`],
  ['encoded dots', 'notes/%2e%2e/keys'],
  ['dots encoded twice', 'notes/%252e%252e/keys'],
  ['encoded slashes', 'notes/..%2fkeys'],
  ['dots and a space', 'notes/.. /keys'],
  ['dots around an invisible character', 'notes/.\u200b./keys'],
  ['layers of encoding', `notes/%${'25'.repeat(100_000)}2e%2e/keys`],
])('promise 1: a path that starts right and climbs out by %s is not allowed', (_, path) => {
  expect(holding(startsWith('notes/'), { to: path })).toBe('in-effect')
})

test('promise 1: a path that climbs back in does not get past a deny', () => {
  expect(holding(startsWith('keys/'), { to: 'notes/../keys/a' })).toBe('perhaps')
  expect(holding(startsWith('keys/'), { to: './keys/a' })).toBe('perhaps')
  expect(holding(startsWith('/keys/'), { to: '//keys/a' })).toBe('perhaps')
  expect(holding(startsWith('/keys/'), { to: String.raw`\keys\a` })).toBe('perhaps')
})

test.each([
  ['http', 'https://example.com.evil.example'],
  ['https://example.com', 'https://example.com@evil.example'],
  ['h', 'https:evil.example'],
  ['/', '//evil.example/a'],
  ['/', String.raw`/\evil.example/a`],
])('promise 1: “starts with %s” does not allow the address %s', (text, address) => {
  expect(holding(startsWith(text), { to: address })).toBe('in-effect')
})

test('arguments without a canonical text are never matched to the letter', () => {
  expect(holding([], { to: '\ud800' })).toBe('in-effect')
  expect(holding(startsWith('a'), { to: 'a\ud800' })).toBe('perhaps')
})
