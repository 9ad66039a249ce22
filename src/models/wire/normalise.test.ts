import { expect, test } from 'vitest'
import type { Fields } from './fields.ts'
import { endOf, newReply, withChunk } from './normalise.ts'
import { readChunk } from './readChunk.ts'

interface Delta {
  readonly content?: string
  readonly tool_calls?: readonly {
    readonly index: number
    readonly function: { readonly name?: string; readonly arguments: string }
  }[]
}

/** What is handed on for each of these deltas, and at the end. */
function handedOn(...deltas: readonly object[]): readonly (readonly Delta[])[] {
  let reply = newReply(new Set(['f', 'g']))
  const handed = deltas.map((delta) => {
    const said = readChunk(JSON.stringify({ id: 'x', choices: [{ delta }] }))
    if (said.type !== 'chunk') throw new Error('This is no chunk.')
    const [after, chunks] = withChunk(reply, said.chunk)
    reply = after
    return deltasOf(chunks)
  })
  return [...handed, deltasOf(endOf({ ...reply, finish: 'stop' }, true))]
}

function deltasOf(chunks: readonly Fields[]): readonly Delta[] {
  return chunks.flatMap(({ choices }) =>
    (choices as readonly { readonly delta: Delta }[]).map(({ delta }) => delta),
  )
}

const piece = (index: number, args: string, name?: string) => ({
  tool_calls: [{ index, function: { name, arguments: args } }],
})

const begun = (index: number, name: string, args: string) =>
  expect.objectContaining({ index, function: { name, arguments: args } })

test('words are handed on at once, and chunks that say nothing are not', () => {
  const handed = handedOn({ role: 'assistant' }, { content: 'Hi' }, { content: '' })
  expect(handed.map((deltas) => deltas.map(({ content }) => content))).toEqual([
    [],
    ['Hi'],
    [],
    [''],
  ])
})

test('a call begins when what is said of it can’t be taken back, and its pieces grow with it', () => {
  const handed = handedOn(
    piece(0, '', 'f'),
    piece(0, '{'),
    piece(0, '"a":"'),
    ...Array.from({ length: 2000 }, () => piece(0, '123456')),
    piece(0, '"}'),
  )
  expect(handed.slice(0, 3)).toEqual([
    [],
    [],
    [expect.objectContaining({ tool_calls: [begun(0, 'f', '{"a":"')] })],
  ])
  const args = handed.flat().flatMap(({ tool_calls: calls = [] }) => calls)
  expect(args.map((call) => call.function.arguments).join('')).toBe(
    `{"a":"${'123456'.repeat(2000)}"}`,
  )
  expect(args.length).toBeLessThan(150)
})

test('no call begins before the ones before it', () => {
  const handed = handedOn(
    { tool_calls: [...piece(0, '', 'f').tool_calls, ...piece(1, '{"b":1}', 'g').tool_calls] },
    piece(0, '{"a":1}'),
  )
  expect(handed).toMatchObject([
    [],
    [{ tool_calls: [begun(0, 'f', '{"a":1}'), begun(1, 'g', '{"b":1}')] }],
    [{ content: '' }],
  ])
})

test('what may still be mended is held back to the end', () => {
  expect(handedOn(piece(0, '{}', 'f'))).toMatchObject([[], [{ tool_calls: [begun(0, 'f', '{}')] }]])
  expect(handedOn(piece(0, '"{\\"a\\":1}"', 'f'))).toMatchObject([
    [],
    [{ tool_calls: [begun(0, 'f', '{"a":1}')] }],
  ])
})

test('a reply that says more than 8 MiB is given up', () => {
  const mebibyte = { content: 'x'.repeat(1024 * 1024) }
  expect(() => handedOn(...Array.from({ length: 8 }, () => mebibyte))).not.toThrow('too large')
  expect(() => handedOn(...Array.from({ length: 9 }, () => mebibyte))).toThrow('too large')
})
