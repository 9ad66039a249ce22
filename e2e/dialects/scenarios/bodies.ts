import {
  begin,
  chunk,
  count,
  cutOff,
  empty,
  frames,
  offers,
  reported,
  saysAndOffers,
  search,
  tooLong,
  unreadable,
  webPage,
} from '../scenario.ts'
import type { Scenario, Sent } from '../scenario.ts'

const page = '<!doctype html>\n<html><body><h1>Welcome</h1></body></html>'
const json = (body: unknown): Sent => ({
  raw: JSON.stringify(body),
  contentType: 'application/json',
})

const completion = (message: object, finish: string | null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'test-model',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
  usage: { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 },
})

const calling = {
  content: 'Let me look.',
  tool_calls: [
    {
      id: 'call_a',
      type: 'function',
      function: { name: 'count_emails', arguments: '{"last_n_days":5}' },
    },
    {
      id: 'call_b',
      type: 'function',
      function: { name: 'search_emails', arguments: { query: 'invoice' } },
    },
  ],
}

/** Status 200 with something else than a stream. */
export const bodies: readonly Scenario[] = [
  {
    name: 'a web page',
    sent: { raw: page, contentType: 'text/html' },
    becomes: webPage(),
    isUnfinished: true,
  },
  {
    name: 'a web page that calls itself a stream',
    sent: { raw: `\n  ${page}` },
    becomes: webPage(),
    isUnfinished: true,
  },
  { name: 'nothing', sent: { raw: '' }, becomes: empty(), isUnfinished: true },
  {
    name: 'status 204',
    sent: { raw: '', status: 204 },
    becomes: empty(),
    isUnfinished: true,
  },
  {
    name: '[DONE] and nothing else',
    sent: { raw: frames('[DONE]') },
    becomes: empty(),
    isUnfinished: true,
  },
  {
    name: 'keep-alives and nothing else',
    sent: { raw: ': keep-alive\n\n: keep-alive\n\n' },
    becomes: empty(),
    isUnfinished: true,
  },
  {
    name: 'plain text',
    sent: { raw: 'upstream request timeout', contentType: 'text/plain' },
    becomes: unreadable(),
    isUnfinished: true,
  },
  {
    name: 'an error in JSON',
    sent: json({ error: { message: 'The model is not loaded' } }),
    becomes: reported(),
    isUnfinished: true,
  },
  {
    name: 'a complaint in JSON',
    sent: json({ detail: 'Not authenticated' }),
    becomes: reported(),
    isUnfinished: true,
  },
  {
    name: 'JSON that is no reply',
    sent: json({ status: 'ok', version: '0.1' }),
    becomes: unreadable(),
    isUnfinished: true,
  },
  { name: 'a list in JSON', sent: json([]), becomes: unreadable(), isUnfinished: true },
  {
    name: 'a whole completion',
    sent: json(completion(calling, 'tool_calls')),
    becomes: saysAndOffers('Let me look.', count(5), search('invoice')),
  },
  {
    name: 'a whole completion that calls itself a stream, without a finish',
    sent: { raw: JSON.stringify(completion({ ...calling, content: null }, null)) },
    becomes: offers(count(5), search('invoice')),
  },
  {
    name: 'a whole completion that was cut off by its limit',
    sent: json(completion(calling, 'length')),
    becomes: tooLong('Let me look.'),
    isUnfinished: true,
  },
  {
    name: 'half of a whole completion',
    sent: { raw: JSON.stringify(completion(calling, 'tool_calls')).slice(0, -40) },
    becomes: unreadable(),
    isUnfinished: true,
  },
  {
    name: 'the stream of another dialect',
    sent: {
      raw: `event: message_start\n${frames({ type: 'message_start' })}event: content_block_delta\n${frames({ type: 'content_block_delta' })}`,
    },
    becomes: unreadable(),
    isUnfinished: true,
  },
  {
    name: 'a stream that only begins',
    sent: { raw: frames(chunk({ role: 'assistant' })) },
    becomes: cutOff(),
    isUnfinished: true,
  },
  {
    name: 'an event of more than 8 MiB',
    sent: {
      raw: `${frames(chunk({ content: '' }))}${frames(
        chunk({ tool_calls: [begin(0, 'call_a', 'search_emails', 'x'.repeat(9 * 1024 * 1024))] }),
      )}`,
    },
    becomes: {
      type: 'problem',
      kind: 'reply-malformed',
      title: 'The reply is too large and was given up.',
      text: '',
    },
    isUnfinished: true,
  },
]
