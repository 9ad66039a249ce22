import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { ReadReply } from '../../src/chain/readReply.ts'
import { completionFrames } from '../server/completions.ts'
import { parseStrictly } from '../../src/policy/strictArguments.ts'
import { builtInTools } from '../../src/tools/index.ts'
import type { Answer } from '../server/contract.ts'
import { anyDegraded } from './degraded.ts'
import type { Degraded } from './degraded.ts'
import { cutAt, listen } from './listen.ts'
import { frames, more, pieces, start, stop } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

const recorded = scenarios
  .filter(({ sent }) => !sent.cut && !sent.status && sent.raw.length < 100_000)
  .map(({ sent }) => bytesOf(sent.raw))

const anyCuts = fc.array(fc.nat(4000), { maxLength: 30 })

test('however the bytes of a recorded stream are cut, the same comes of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...recorded), anyCuts, async (bytes, cuts) => {
      const inside = cuts.filter((cut) => cut < bytes.length)
      expect(await listen(cutAt(bytes, inside))).toEqual(await listen([bytes]))
    }),
    { numRuns: 300 },
  )
})

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
const anyCall = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('count_emails', 'send_email', 'no_such_tool'),
  arguments: fc.dictionary(anyText, fc.jsonValue({ noUnicodeString: false }), { minKeys: 1 }),
})
const anyCalls = fc.uniqueArray(anyCall, { selector: ({ id }) => id, minLength: 1, maxLength: 4 })
const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    text: anyText,
    reasoning: anyText,
    calls: anyCalls,
    piece: fc.integer({ min: 1, max: 40 }),
  })
  .chain((answer) =>
    fc.constantFrom(answer, { ...answer, calls: [] }, { ...answer, reasoning: '' }),
  )

const cleanly = (answer: Answer) =>
  bytesOf(
    completionFrames(answer, { model: 'm', stream_options: { include_usage: true } }).join(''),
  )

test('a clean stream means the same with the wire and without it', async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswer, async (answer) => {
      const bytes = cleanly(answer)
      const heard = await listen([bytes])
      expect(heard.type).toBe('whole')
      expect(heard).toEqual(await listen([bytes], 'nothing'))
    }),
  )
})

test('whatever is left of a clean stream that broke off, none of its calls is read', async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswer, fc.nat(), async (answer, at) => {
      const whole = cleanly({ ...answer, finish: null, done: false })
      expect((await listen([whole.subarray(0, at % whole.length)])).type).toBe('unusable')
      expect((await listen([whole])).type).toBe('unusable')
    }),
  )
})

interface Piece {
  readonly call: number
  readonly args: string
}

/** Pieces of calls, in any order that keeps the pieces of each call in theirs. */
const anyInterleaving = anyCalls.chain((calls) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(calls.length - 1), fc.integer({ min: 1, max: 30 }))),
      fc.boolean(),
    )
    .map(([turns, hasIndex]) => ({ calls, hasIndex, order: interleaved(calls, turns) })),
)

function interleaved(
  calls: readonly { readonly arguments: object }[],
  turns: readonly (readonly [call: number, length: number])[],
): readonly Piece[] {
  const left = calls.map((call) => JSON.stringify(call.arguments))
  const cut = turns.map(([call, length]): Piece => {
    const args = left[call]?.slice(0, length) ?? ''
    left[call] = left[call]?.slice(length) ?? ''
    return { call, args }
  })
  return [...cut, ...left.map((args, call) => ({ call, args }))]
}

test('pieces that carry an index or an id are put together exactly, in whatever order they come', async () => {
  await fc.assert(
    fc.asyncProperty(anyInterleaving, async ({ calls, hasIndex, order }) => {
      const begun = calls.map(({ id, name }, index) => ({
        ...(hasIndex ? { index } : {}),
        id,
        function: { name },
      }))
      const rest = order.map(({ call, args }) =>
        pieces(
          hasIndex ? more(call, args) : { id: calls[call]?.id, function: { arguments: args } },
        ),
      )
      const heard = await listen([
        bytesOf(frames(start, pieces(...begun), ...rest, stop, '[DONE]')),
      ])
      expect(heard).toMatchObject({
        type: 'whole',
        hasFragments: false,
        calls: calls.map((call) => ({
          providerId: call.id,
          name: call.name,
          rawArguments: JSON.stringify(call.arguments),
        })),
      })
    }),
  )
})

/** What became of calls: those that could be offered, how many of them nobody meant, and how many are missing without a word. */
function judged({ calls }: Degraded, heard: ReadReply) {
  if (heard.type === 'unusable') return { exact: 0, invented: 0, lost: 0 }
  const meant = calls.map(({ name, args }) => [name, args])
  const offered = heard.calls.flatMap(({ name, rawArguments }) => {
    const read = parseStrictly(rawArguments)
    return read.type === 'parsed' && builtInTools.has(name) ? [[name, read.args]] : []
  })
  const right = meant.filter((call) => offered.some((other) => isDeepStrictEqual(call, other)))
  // Of a call that is refused the model is told.
  const isSilent = offered.length === heard.calls.length
  return {
    exact: right.length === meant.length && offered.length === meant.length ? 1 : 0,
    invented: offered.length - right.length,
    lost: isSilent ? meant.length - right.length : 0,
  }
}

test('however badly a server speaks of its calls, they come out exactly or not at all', async ({
  task,
}) => {
  const runs = 3000
  let exact = 0
  await fc.assert(
    fc.asyncProperty(anyDegraded, async (degraded) => {
      const came = judged(degraded, await listen([bytesOf(degraded.sent)]))
      expect(came).toMatchObject({ invented: 0, lost: 0 })
      exact += came.exact
    }),
    { numRuns: runs },
  )
  Object.assign(task.meta, {
    figure: `${runs} replies of servers of any manner: ${exact} with exactly the calls that were meant, ${runs - exact} refused, none with another`,
  })
  expect(exact).toBeGreaterThan(runs / 2)
})

test('without the wire calls come out that nobody meant: the property can tell', async ({
  task,
}) => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const runs = 1000
  let exact = 0
  let invented = 0
  for (const degraded of fc.sample(anyDegraded, { numRuns: runs, seed: 1 })) {
    const came = judged(degraded, await listen([bytesOf(degraded.sent)], 'nothing'))
    exact += came.exact
    invented += came.invented
  }
  Object.assign(task.meta, {
    figure: `${runs} such replies without the wire (control): ${exact} with exactly the calls that were meant, ${invented} calls that nobody meant`,
  })
  expect(invented).toBeGreaterThan(0)
})

const large = { message: 'x'.repeat(50_000), recipient: 'ann@example.com' }

test('arguments of 50 kB in pieces of six bytes are read in a moment', async ({ task }) => {
  const bytes = cleanly({ calls: [{ id: 'a', name: 'send_email', arguments: large }] })
  const parts = cutAt(
    bytes,
    Array.from({ length: bytes.length / 2000 }, (_, at) => at * 2000),
  )
  const timed = async (between: 'the wire' | 'nothing') => {
    const before = performance.now()
    const heard = await listen(parts, between)
    expect(heard).toMatchObject({ calls: [{ rawArguments: JSON.stringify(large) }] })
    return Math.round(performance.now() - before)
  }
  const without = await timed('nothing')
  const through = await timed('the wire')
  Object.assign(task.meta, {
    figure: `50 kB of arguments in pieces of 6 bytes: ${through} ms through the wire, ${without} ms without it`,
  })
  expect(through).toBeLessThan(without)
})
