import fc from 'fast-check'
import { chunk, frames, pieces, start } from './scenario.ts'

/** A call as a model meant it. */
interface MeantCall {
  readonly name: string
  readonly args: object
}

/** Calls, and the bytes in which a server sends them. */
export interface Degraded {
  readonly calls: readonly MeantCall[]
  readonly sent: string
}

/** How a server speaks, well or badly, of each thing that makes a call. */
interface Manner {
  readonly index: 'kept' | 'none' | 'zero' | 'text' | 'first only' | 'later only'
  readonly id: 'kept' | 'none' | 'empty' | 'on each' | 'one for all' | 'new on each'
  readonly name: 'once' | 'on each' | 'in two' | 'empty later'
  readonly args:
    'pieces' | 'whole' | 'object' | 'placeholder first' | 'encoded twice' | 'null first'
  readonly order: 'one by one' | 'heads first' | 'one chunk'
}

const anyManner: fc.Arbitrary<Manner> = fc.record({
  index: fc.constantFrom('kept', 'none', 'zero', 'text', 'first only', 'later only'),
  id: fc.constantFrom('kept', 'none', 'empty', 'on each', 'one for all', 'new on each'),
  name: fc.constantFrom('once', 'on each', 'in two', 'empty later'),
  args: fc.constantFrom(
    'pieces',
    'whole',
    'object',
    'placeholder first',
    'encoded twice',
    'null first',
  ),
  order: fc.constantFrom('one by one', 'heads first', 'one chunk'),
})

const anyMeantCall: fc.Arbitrary<MeantCall> = fc.record({
  name: fc.constantFrom('count_emails', 'search_emails', 'read_email'),
  args: fc.oneof(
    { weight: 1, arbitrary: fc.constant({}) },
    {
      weight: 4,
      arbitrary: fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.nat(), fc.string()), {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      }),
    },
  ),
})

/** A server that gives all its calls one index and one id can't be told from one that sends `{}` before the real arguments: such a one is not among them. */
const anyReadableManner = anyManner.filter(
  ({ index, id }) => !(index === 'zero' && id === 'one for all'),
)

/** Calls, and how a server of some manner sends them. */
export const anyDegraded: fc.Arbitrary<Degraded> = fc
  .record({
    calls: fc.uniqueArray(anyMeantCall, {
      selector: ({ name, args }) => name + JSON.stringify(args),
      minLength: 1,
      maxLength: 3,
    }),
    manner: anyReadableManner,
    step: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ calls, manner, step }) => ({ calls, sent: sent(calls, manner, step) }))

function sent(calls: readonly MeantCall[], manner: Manner, step: number): string {
  const each = calls.map((call, at) => fragmentsOf(call, at, manner, step))
  const heads = each.map(([head = {}]) => head)
  const tails = each.flatMap(([, ...tail]) => tail)
  const chunks = {
    'one by one': each.flat().map((fragment) => pieces(fragment)),
    'heads first': [...heads, ...tails].map((fragment) => pieces(fragment)),
    'one chunk': [pieces(...heads), ...tails.map((fragment) => pieces(fragment))],
  }
  return frames(start, ...chunks[manner.order], chunk({}, 'tool_calls'), '[DONE]')
}

function fragmentsOf(call: MeantCall, at: number, manner: Manner, step: number): readonly object[] {
  const args = argumentsOf(call, manner, step)
  const parts = manner.name === 'in two' ? ['', ...args] : args
  return parts.map((part, turn) => ({
    ...indexOf(at, turn, manner),
    ...idOf(at, turn, manner),
    function: { name: namePart(call.name, turn, manner), arguments: part },
  }))
}

function namePart(name: string, turn: number, manner: Manner): string | null {
  switch (manner.name) {
    case 'once':
      return turn === 0 ? name : null
    case 'on each':
      return name
    case 'in two':
      return [name.slice(0, 4), name.slice(4)][turn] ?? null
    case 'empty later':
      return turn === 0 ? name : ''
  }
}

function indexOf(at: number, turn: number, { index }: Manner): object {
  const isThere =
    index === 'kept' ||
    (index === 'first only' && turn === 0) ||
    (index === 'later only' && turn > 0)
  if (index === 'zero') return { index: 0 }
  if (index === 'text') return { index: String(at) }
  return isThere ? { index: at } : {}
}

function idOf(at: number, turn: number, { id }: Manner): object {
  if (id === 'none') return {}
  if (id === 'empty') return { id: '' }
  if (id === 'new on each') return { id: `${at}-${turn}` }
  if (id === 'one for all') return turn === 0 ? { id: 'call_0' } : {}
  return turn === 0 || id === 'on each' ? { id: `call_${at}` } : {}
}

function argumentsOf({ args }: MeantCall, manner: Manner, step: number): readonly unknown[] {
  const text = JSON.stringify(args)
  const cut = (whole: string) =>
    Array.from({ length: Math.ceil(whole.length / step) }, (_, at) =>
      whole.slice(at * step, (at + 1) * step),
    )
  switch (manner.args) {
    case 'pieces':
      return ['', ...cut(text)]
    case 'whole':
      return [text]
    case 'object':
      return [args]
    case 'placeholder first':
      return ['{}', ...(text === '{}' ? [] : cut(text))]
    case 'encoded twice':
      return cut(JSON.stringify(text))
    case 'null first':
      return [null, text]
  }
}
