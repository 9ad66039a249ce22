import fc from 'fast-check'
import { sampleDefinition } from '../thread/anyThread.ts'
import { canonicalText } from '../thread/digest.ts'
import type { Json, JsonObject } from '../thread/json.ts'
import type { ToolDefinition } from '../thread/toolCall.ts'
import type { Facts } from './judge.ts'
import { ruleFault } from './ruleFault.ts'
import type { Condition, Rule } from './rules.ts'
import { readAddress } from './webAddress.ts'

/** Stands for the digest of a definition; the two arbitraries agree on it. */
export function sampleDigest(definition: ToolDefinition): string {
  const letters = Array.from(canonicalText({ ...definition }), (letter) => letter.charCodeAt(0))
  const sum = letters.reduce((total, letter) => (total * 31 + letter) % 0xff_ff_ff, 7)
  return sum.toString(16).padStart(64, '0')
}

const someDefinition = fc
  .record({
    name: fc.constantFrom('send_email', 'fetch_url'),
    description: fc.constantFrom('as it was', 'as it is now'),
    risk: fc.constantFrom('read' as const, 'write' as const, 'send' as const, 'destructive'),
  })
  .map((parts) => ({ ...sampleDefinition, ...parts }) as ToolDefinition)

/** Few values, so that rules and calls often meet. */
export const someArgs = fc.record(
  {
    recipient: fc.constantFrom('ada@example.com', 'Ada@example.com', 'eve@example.com', ''),
    message: fc.constantFrom('Hi', 'Hi Eve', 'Bye'),
    count: fc.constantFrom<Json>(1, '1', null, [1], { a: 1, b: { c: 2, d: [3, 4] } }),
    url: fc.constantFrom(
      'https://example.com/docs',
      'https://example.com/docs/a',
      'https://example.com/docs/%2e%2e/admin',
      'https://ada@example.com/docs',
      'http://example.com/docs',
      'not an address',
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>

const someCondition: fc.Arbitrary<Condition> = fc.oneof(
  someArgs.map((args) => ({ type: 'exact-arguments' as const, canonical: canonicalText(args) })),
  someArgs.chain((args) => {
    const equalities = Object.entries(args).map(([key, value]): Condition => ({
      type: 'equals',
      path: [key],
      value,
    }))
    return fc.constantFrom<Condition>({ type: 'equals', path: ['count'], value: 1 }, ...equalities)
  }),
  fc.record({
    type: fc.constant('starts-with' as const),
    path: fc.constantFrom(['recipient'], ['message'], ['count', 0]),
    text: fc.constantFrom('', 'ada', 'Hi', 'E'),
  }),
  fc.record({
    type: fc.constant('url' as const),
    path: fc.constant(['url']),
    origin: fc.constantFrom('https://example.com', 'https://elsewhere.example'),
    pathPrefix: fc.constantFrom('/', '/docs', '/docs/', '/admin'),
  }),
)

/** Any rule that may exist, for one of two tools in one of two threads, live or ended. */
export const anyRule: fc.Arbitrary<Rule> = fc
  .record(
    {
      id: fc.uuid(),
      createdAt: fc.integer({ min: 0, max: 50 }),
      effect: fc.constantFrom('allow' as const, 'allow' as const, 'deny' as const, 'ask' as const),
      subject: fc.constantFrom('call' as const, 'call' as const, 'result' as const),
      definition: someDefinition,
      threadId: fc.constantFrom('here', 'there'),
      conditions: fc.array(someCondition, { maxLength: 2 }),
      expiresAt: fc.integer({ min: 0, max: 100 }),
      usesLeft: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['id', 'createdAt', 'effect', 'subject', 'definition', 'conditions'] },
  )
  .map((rule) => ({ ...rule, definitionDigest: sampleDigest(rule.definition) }))
  .filter((rule) => ruleFault(rule) === undefined)

/** Several rules with an id each. */
export const anyRules = fc.uniqueArray(anyRule, { maxLength: 8, selector: ({ id }) => id })

/** Any call or result to be judged. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    subject: fc.constantFrom('call' as const, 'call' as const, 'result' as const),
    definition: someDefinition,
    args: someArgs,
    threadId: fc.constantFrom('here', 'there'),
    isTainted: fc.boolean(),
    now: fc.integer({ min: 0, max: 100 }),
  })
  .map((facts) => ({ ...facts, definitionDigest: sampleDigest(facts.definition) }))

/** A condition that these arguments fulfil to the letter, made of the arguments themselves. */
function fulfilledBy(args: JsonObject): fc.Arbitrary<Condition> {
  const fields = Object.entries(args)
  return fc.constantFrom<Condition>(
    { type: 'exact-arguments', canonical: canonicalText(args) },
    ...fields.map(([key, value]): Condition => ({ type: 'equals', path: [key], value })),
    ...fields.flatMap(([key, value]): Condition[] => beginnings([key], value)),
  )
}

function beginnings(path: readonly string[], value: Json): Condition[] {
  if (typeof value !== 'string') return []
  const address = readAddress(value)
  if (address.type === 'plain') {
    const { origin, pathname: pathPrefix } = address.url
    return [{ type: 'url', path, origin, pathPrefix }]
  }
  return value.includes(':') ? [] : [{ type: 'starts-with', path, text: value.slice(0, 2) }]
}

/** A live rule for exactly this call, with conditions that it fulfils. */
export function ruleFor(facts: Facts, effect: Rule['effect']): fc.Arbitrary<Rule> {
  const { subject, definition, definitionDigest, args, threadId } = facts
  return fc
    .record({
      id: fc.uuid(),
      createdAt: fc.integer({ min: 0, max: 50 }),
      scope: fc.constantFrom({}, { threadId }),
      term: fc.constantFrom({}, { expiresAt: 101 }, { usesLeft: 1 }),
      conditions: fc.array(fulfilledBy(args), { maxLength: 3 }),
    })
    .map(({ id, createdAt, scope, term, conditions }) => ({
      ...{ id, createdAt, effect, subject, definition, definitionDigest, conditions },
      ...scope,
      ...term,
    }))
}

/** The same value with the keys of every object turned round. */
export function turnedRound<Value extends Json>(value: Value): Value {
  return turned(value) as Value
}

function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).toReversed()
  return Object.fromEntries(fields.map(([key, field]) => [key, turned(field)]))
}
