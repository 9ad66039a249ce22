import {
  begin,
  chunk,
  count,
  endOfCalls,
  frames,
  more,
  offers,
  pieces,
  say,
  says,
  saysAndOffers,
  search,
  start,
  stop,
  stream,
} from '../scenario.ts'
import type { Scenario } from '../scenario.ts'

const one = [
  start,
  pieces(begin(0, 'call_a', 'count_emails')),
  pieces(more(0, '{"last_n')),
  pieces(more(0, '_days":5}')),
  endOfCalls,
]

/** How OpenAI speaks, and how its words may travel. */
export const plain: readonly Scenario[] = [
  { name: 'a call in pieces', sent: stream(...one), becomes: offers(count(5)) },
  {
    name: 'two calls, one after the other',
    sent: stream(
      ...one.slice(0, -1),
      pieces(begin(1, 'call_b', 'search_emails')),
      pieces(more(1, '{"query":')),
      pieces(more(1, '"invoice"}')),
      endOfCalls,
    ),
    becomes: offers(count(5), search('invoice')),
  },
  {
    name: 'two calls, their pieces interleaved',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails'), begin(1, 'call_b', 'search_emails')),
      pieces(more(1, '{"query":')),
      pieces(more(0, '{"last_n_days":5')),
      pieces(more(1, '"invoice"}'), more(0, '}')),
      endOfCalls,
    ),
    becomes: offers(count(5), search('invoice')),
  },
  {
    name: 'text before a call',
    sent: stream(start, say('Let me '), say('look. 📬'), ...one.slice(1)),
    becomes: saysAndOffers('Let me look. 📬', count(5)),
  },
  {
    name: 'text alone',
    sent: stream(start, say('Hello, '), say('you.'), stop),
    becomes: says('Hello, you.'),
  },
  {
    name: 'bytes cut at the worst places, with CRLF',
    sent: { ...stream(...one), split: 'awkward', newline: '\r\n' },
    becomes: offers(count(5)),
  },
  {
    name: 'every byte alone',
    sent: { ...stream(start, say('Grüße'), ...one.slice(1)), split: 1, delay: 0 },
    becomes: saysAndOffers('Grüße', count(5)),
  },
  {
    name: 'lines that end in CR alone',
    sent: { raw: stream(...one).raw.replaceAll('\n', '\r') },
    becomes: offers(count(5)),
  },
  {
    name: 'a byte order mark, and no space after the colon',
    sent: { raw: `\uFEFF${stream(...one).raw.replaceAll('data: ', 'data:')}` },
    becomes: offers(count(5)),
  },
  {
    name: 'events in several data lines, with ids, names and retry times',
    sent: {
      raw: one
        .map((each, index) => {
          const lines = JSON.stringify(each, null, 1).replaceAll('\n', '\ndata: ')
          return `id: ${index}\nevent: message\nretry: 3000\ndata: ${lines}\n\n`
        })
        .join('')
        .concat('data: [DONE]\n\n'),
    },
    becomes: offers(count(5)),
  },
  {
    name: 'comments between the events',
    sent: {
      raw: `: OPENROUTER PROCESSING\n\n${one.map((each) => `${frames(each)}: keep-alive\n\n`).join('')}data: [DONE]\n\n`,
    },
    becomes: offers(count(5)),
  },
  {
    name: 'pings: named, empty, and as words',
    sent: {
      raw: `event: ping\ndata: \n\ndata:\n\nevent: ping\ndata: {"type":"ping"}\n\ndata: ping\n\n${frames(...one, '{"type":"ping"}', '[DONE]')}`,
    },
    becomes: offers(count(5)),
  },
  {
    name: 'no [DONE]',
    sent: { raw: frames(...one) },
    becomes: offers(count(5)),
  },
  {
    name: 'no [DONE], and no empty line after the last event',
    sent: { raw: frames(...one).trimEnd() },
    becomes: offers(count(5)),
  },
  {
    name: 'the finish in the chunk of the call',
    sent: stream(
      chunk(
        {
          role: 'assistant',
          tool_calls: [begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')],
        },
        'tool_calls',
      ),
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'a call that ends with “stop”',
    sent: stream(...one.slice(0, -1), stop),
    becomes: offers(count(5)),
  },
  {
    name: 'a call after the finish',
    sent: stream(start, stop, ...one.slice(1, -1)),
    becomes: offers(count(5)),
  },
  {
    name: 'two finishes',
    sent: stream(...one, stop),
    becomes: offers(count(5)),
  },
  {
    name: 'an empty finish in each chunk',
    sent: stream(
      chunk({ role: 'assistant' }, ''),
      chunk({ tool_calls: [begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')] }, ''),
      chunk({}, 'tool_calls'),
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'the finishes of other dialects',
    sent: stream(...one.slice(0, -1), chunk({}, 'tool_use')),
    becomes: offers(count(5)),
  },
  {
    name: 'fields that nobody knows, everywhere',
    sent: stream(
      { ...start, obfuscation: 'xyz', choices: [{ ...start.choices[0], logprobs: null, foo: 1 }] },
      pieces({
        ...begin(0, 'call_a', 'count_emails', '{"last_n_days":5}'),
        extra_content: { a: 1 },
      }),
      { choices: [], prompt_filter_results: [] },
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
]
