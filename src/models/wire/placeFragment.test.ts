import { expect, test } from 'vitest'
import { endedCalls, withFragments } from './calls.ts'
import type { Call } from './calls.ts'
import type { Fragment } from './readChunk.ts'

type Marks = Partial<Pick<Fragment, 'index' | 'id' | 'name'>>

const piece = (args: string, marks: Marks = {}): Fragment => ({
  index: undefined,
  id: undefined,
  name: undefined,
  rest: {},
  ...marks,
  args,
})

/** Each list is a chunk. */
const put = (...chunks: readonly (readonly Fragment[])[]): readonly Call[] =>
  chunks.reduce<readonly Call[]>(withFragments, [])

const read = (calls: readonly Call[]) =>
  endedCalls(calls).map(({ id, names, args }) => [id, names[0], args])

test('a piece without marks goes to the only call that is open', () => {
  const calls = put(
    [piece('{"x":1}', { id: 'a', name: 'f' })],
    [piece('', { id: 'b', name: 'g' })],
    [piece('{"y"')],
    [piece(':2}')],
  )
  expect(read(calls)).toEqual([
    ['a', 'f', '{"x":1}'],
    ['b', 'g', '{"y":2}'],
  ])
})

test('two named pieces of one chunk are two calls, even of one tool', () => {
  const twins = [piece('{"x":1}', { name: 'f' }), piece('{"x":1}', { name: 'f' })]
  expect(read(put(twins))).toHaveLength(2)
  const zero = twins.map((twin) => ({ ...twin, index: 0 }))
  expect(read(put(zero))).toHaveLength(2)
})

test('the whole arguments once more, at the same place, are said once', () => {
  const first = [piece('{"x":1}', { index: 0, id: 'a', name: 'f' })]
  expect(read(put(first, [piece('{"x":1}', { index: 0 })]))).toHaveLength(1)
  expect(read(put(first, first))).toEqual([['a', 'f', '{"x":1}']])
})

test.each([
  ['two open calls', [piece('', { id: 'a', name: 'f' }), piece('', { id: 'b', name: 'g' })]],
  ['no open call', [piece('{"x":1}', { id: 'a', name: 'f' })]],
])('a piece without marks beside %s is not given to any', (_, begun) => {
  expect(() => put(begun, [piece('{"y":2}')])).toThrow('could not be told apart')
})

test('a piece under a new id is not given to a call that has another', () => {
  const begun = [piece('', { id: 'a', name: 'f' })]
  expect(() => put(begun, [piece('{"x":1}', { id: 'b' })])).toThrow('could not be told apart')
  const late = put(begun, [piece('', { id: 'b' })], [piece('{"x":1}', { id: 'b', name: 'g' })])
  expect(read(late)).toEqual([
    ['a', 'f', ''],
    ['b', 'g', '{"x":1}'],
  ])
  // An index says that they are one, whatever the ids say.
  const indexed = begun.map((each) => ({ ...each, index: 0 }))
  expect(read(put(indexed, [piece('{"x":1}', { index: 0, id: 'b' })]))).toEqual([
    ['a', 'f', '{"x":1}'],
  ])
})

test('a call that has no arguments beside one that may have got them is not believed', () => {
  const apart = put(
    [piece('', { index: 0, id: 'a', name: 'f' })],
    [piece('{"x":1}', { index: 1, id: 'b', name: 'f' })],
  )
  expect(read(apart)).toHaveLength(2)
  // The same at one place could be one call whose id changes.
  const together = put(
    [piece('', { index: 0, id: 'a', name: 'f' })],
    [piece('{"x":1}', { index: 0, id: 'b', name: 'f' })],
  )
  expect(() => read(together)).toThrow('could not be told apart')
})

test('a call without a name is not believed', () => {
  expect(() => read(put([piece('{"x":1}', { index: 0 })]))).toThrow('could not be told apart')
})
