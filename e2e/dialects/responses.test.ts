import { afterAll, beforeAll, expect, test } from 'vitest'
import { createModel } from '../../src/models/createModel.ts'
import { providerOf } from '../../src/models/providers.ts'
import type { Answer, OpenAIServer, Reply } from '../server/contract.ts'
import { startOpenAIServer } from '../server/index.ts'
import { responseFrames } from '../server/responses.ts'
import { play } from './play.ts'
import {
  brokeOff,
  count,
  cutOff,
  empty,
  frames,
  keptBack,
  offers,
  refuses,
  reported,
  says,
  silent,
  tooLong,
  tooMany,
  unreadable,
  webPage,
} from './scenario.ts'
import type { Outcome } from './scenario.ts'

let server: OpenAIServer
beforeAll(async () => {
  server = await startOpenAIServer()
})
afterAll(() => server.close())

const calls: Answer = {
  calls: [{ id: 'call_a', name: 'count_emails', arguments: { last_n_days: 5 } }],
}
const raw = (answer: Answer) => responseFrames(answer, {}).join('')

const oddities: readonly (readonly [what: string, reply: Reply, becomes: Outcome])[] = [
  ['a call', calls, offers(count(5))],
  ['a call, its bytes cut at the worst places', { ...calls, split: 'awkward' }, offers(count(5))],
  ['pings', { raw: `event: ping\ndata: \n\n: hm\n\n${raw(calls)}` }, offers(count(5))],
  ['text and thoughts', { text: 'Hello.', reasoning: 'Greet.' }, says('Hello.')],
  ['the length limit', { ...calls, finish: 'length' }, tooLong()],
  ['a content filter', { ...calls, finish: 'content_filter' }, keptBack()],
  ['no end', { ...calls, finish: null }, cutOff()],
  ['an end within the arguments', { ...calls, cut: { frames: 6, clean: true } }, cutOff()],
  ['a dropped connection', { ...calls, cut: { frames: 6 } }, brokeOff()],
  [
    'broken arguments',
    { calls: [{ id: 'call_a', name: 'count_emails', arguments: '{"last_n' }] },
    refuses('count_emails', 'unparsable-arguments'),
  ],
  [
    'one id for two calls',
    {
      calls: [
        { id: 'call_a', name: 'count_emails', arguments: { last_n_days: 5 } },
        { id: 'call_a', name: 'count_emails', arguments: { last_n_days: 6 } },
      ],
    },
    offers(count(5), count(6, 'call_1_1')),
  ],
  ['an error', { text: 'Hi', error: { message: 'Overloaded' } }, reported('Hi')],
  [
    'a response that failed',
    { raw: raw({ text: 'Hi' }).replace('"error":null', '"error":{}') },
    reported(),
  ],
  ['a rate limit', { raw: frames({ type: 'error', code: 'rate_limit_exceeded' }) }, tooMany()],
  ['an event that is no JSON', { raw: frames('{"type') }, unreadable()],
  ['a web page', { raw: '<html>', contentType: 'text/html' }, webPage()],
  ['an error in JSON', { raw: '{"error":{"message":"No"}}' }, reported()],
  ['a whole response in JSON', { raw: '{"object":"response","output":[]}' }, unreadable()],
  ['nothing', { raw: '' }, empty()],
  ['an answer of nothing', { text: '' }, silent()],
  [
    'a refusal',
    {
      raw: raw({ text: 'No.' })
        .replaceAll('output_text', 'refusal')
        .replaceAll('"text"', '"refusal"'),
    },
    {
      type: 'problem',
      kind: 'reply-malformed',
      title: 'The model refused to answer.',
      text: '',
    },
  ],
]

test.each(oddities)('the Responses API: %s', async (_, reply, becomes) => {
  const model = await createModel(
    providerOf('openai'),
    { baseURL: server.url, model: 'test-model' },
    'sk-test-0123456789',
  )
  expect(await play(reply, server, model)).toEqual(becomes)
})
