import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { proposals } from '../policy/proposals.ts'
import type { RuleDraft } from '../policy/rules.ts'
import { forgetAll } from '../storage/forget.ts'
import { definitionDigest } from '../thread/digest.ts'
import type { RunMode, ThreadEvent } from '../thread/events.ts'
import { fold } from '../thread/fold.ts'
import { pendingCalls } from '../thread/selectors.ts'
import { callIdOf } from '../thread/toolCall.ts'
import { alsoDecided } from './alsoDecided.ts'
import { liveTools } from './liveTools.ts'
import { ruleBook } from './ruleBook.ts'

const tools = await liveTools()
const names = ['count_emails', 'count_emails', 'count_emails', 'send_email']

/** Three counts and a mail wait; the first is before the person. */
function waiting(mode: RunMode = 'agent') {
  const events: readonly ThreadEvent[] = [
    { type: 'user-said', text: 'Hello' },
    { type: 'model-asked', reply: 1, origin: { provider: 'demo', model: 'm' }, mode, tools: {} },
    { type: 'model-replied', reply: 1, message: { type: 'ai', data: { content: '' } } },
    ...names.flatMap((name, index): ThreadEvent[] => {
      const definition = tools.get(name)?.definition
      if (!definition) return []
      const args =
        name === 'count_emails' ? { last_n_days: index + 1 } : { message: 'Hi', recipient: 'a' }
      const call = callIdOf('t', 1, index)
      return [{ type: 'call-offered', call, toolCallId: `c${index}`, name, args, definition }]
    }),
  ]
  const entries = events.map((event, index) => ({
    ...{ threadId: 't', seq: index + 1, at: 1, previousHash: '' },
    event,
  }))
  const thread = fold('t', entries)
  const [call] = pendingCalls(thread)
  if (!call) throw new Error('Nothing waits')
  return { thread, call }
}

async function foretold(effect: 'allow' | 'deny', more: Partial<RuleDraft>, mode?: RunMode) {
  const { thread, call } = waiting(mode)
  const { definition, args } = call
  const digest = await definitionDigest(definition)
  const facts = {
    subject: 'call',
    definition,
    definitionDigest: digest,
    args,
    threadId: 't',
  } as const
  const widest = proposals(effect, facts).at(-1)
  return widest ? alsoDecided(thread, call, { ...widest, ...more }) : 'nothing was proposed'
}

beforeEach(forgetAll)

test('a rule decides the other waiting calls of its tool, as often as it may', async () => {
  expect(await foretold('allow', {})).toEqual(['count_emails', 'count_emails'])
  expect(await foretold('allow', { usesLeft: 1 })).toEqual(['count_emails'])
  expect(await foretold('deny', {})).toEqual(['count_emails', 'count_emails'])
})

test('in single pass the person’s own no ends the run, and nothing is left for the rule', async () => {
  expect(await foretold('deny', {}, 'single-pass')).toEqual([])
})

test('what another rule forbids, and what rules about results say, is not counted', async () => {
  const { call } = waiting()
  await ruleBook.add({
    effect: 'deny',
    subject: 'call',
    definition: call.definition,
    definitionDigest: await definitionDigest(call.definition),
    conditions: [{ type: 'equals', path: ['last_n_days'], value: 2 }],
  })
  expect(await foretold('allow', {})).toEqual(['count_emails'])
  expect(await foretold('allow', { subject: 'result' })).toEqual([])
})
