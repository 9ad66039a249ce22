import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInTools } from '../tools/index.ts'
import { admit } from '../policy/admit.ts'

const identity = { call: 'thread/1/0', toolCallId: 'call_0' } as const

test('a call to a known tool with matching arguments is offered as it was written', () => {
  const event = admit(
    { name: 'count_emails', rawArguments: '{"last_n_days": 5}' },
    identity,
    builtInTools,
  )
  expect(event).toMatchObject({ type: 'call-offered', ...identity, args: { last_n_days: 5 } })
})

test.each([
  ['unknown-tool', 'delete_everything', '{}'],
  ['unknown-tool', 'constructor', '{}'],
  ['unknown-tool', '__proto__', '{}'],
  ['unknown-tool', 'toString', '{}'],
  ['unknown-tool', 'Count_Emails', '{"last_n_days":5}'],
  ['unparsable-arguments', 'count_emails', '{"last_n_days":5'],
  ['unparsable-arguments', 'count_emails', '{"last_n_days":5,"last_n_days":6}'],
  ['unparsable-arguments', 'count_emails', '[5]'],
  ['invalid-arguments', 'count_emails', '{}'],
  ['invalid-arguments', 'count_emails', ''],
  ['invalid-arguments', 'count_emails', '{"last_n_days":"5"}'],
  ['invalid-arguments', 'count_emails', '{"last_n_days":5.5}'],
  ['invalid-arguments', 'count_emails', '{"last_n_days":0}'],
  ['invalid-arguments', 'count_emails', '{"last_n_days":5,"folder":"sent"}'],
  ['invalid-arguments', 'send_email', '{"recipient":"sally","message":"Hi"}'],
  ['invalid-arguments', 'send_email', '{"recipient":"sally@gmail.com"}'],
])('%s: %s with %s is refused', (reason, name, rawArguments) => {
  expect(admit({ name, rawArguments }, identity, builtInTools)).toMatchObject({
    type: 'call-refused',
    name,
    rawArguments,
    refusal: { reason },
  })
})

test('nothing unknown or malformed is ever offered', () => {
  const names = fc.oneof(fc.constantFrom(...builtInTools.keys()), fc.string())
  const args = fc.oneof(
    fc.json(),
    fc.string(),
    fc.record({ last_n_days: fc.anything() }).map((value) => JSON.stringify(value) ?? ''),
    fc.integer({ min: -1, max: 99 }).map((days) => `{"last_n_days":${days}}`),
  )
  let offered = 0
  fc.assert(
    fc.property(names, args, (name, rawArguments) => {
      const event = admit({ name, rawArguments }, identity, builtInTools)
      if (event.type !== 'call-offered') return
      offered += 1
      expect(builtInTools.get(name)?.problems(event.args)).toEqual([])
      expect(event.args).toEqual(JSON.parse(rawArguments.trim() || '{}'))
    }),
    { numRuns: 1000 },
  )
  expect(offered).toBeGreaterThan(0)
})
