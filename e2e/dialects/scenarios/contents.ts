import {
  begin,
  chunk,
  count,
  endOfCalls,
  offers,
  pieces,
  say,
  says,
  saysAndOffers,
  silent,
  start,
  stop,
  stream,
} from '../scenario.ts'
import type { Scenario } from '../scenario.ts'

const call = pieces(begin(0, 'call_a', 'count_emails', '{"last_n_days":5}'))

/** What the model says and thinks. */
export const contents: readonly Scenario[] = [
  {
    name: 'content as a list of parts, thoughts among them',
    sent: stream(
      start,
      say([{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm. ' }] }]),
      say([{ type: 'text', text: 'Hello, ' }]),
      say([
        { type: 'text', text: 'you.' },
        { type: 'reference', reference_ids: [1] },
      ]),
      stop,
    ),
    becomes: says('Hello, you.'),
  },
  {
    name: 'content as one part',
    sent: stream(start, say({ type: 'text', text: 'Hello.' }), stop),
    becomes: says('Hello.'),
  },
  {
    name: '`reasoning_content` before a call',
    sent: stream(
      start,
      chunk({ content: null, reasoning_content: 'Count them.' }),
      call,
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: '`reasoning` before a text',
    sent: stream(start, chunk({ reasoning: 'Greet.' }), say('Hello.'), stop),
    becomes: says('Hello.'),
  },
  {
    name: '`reasoning` and `reasoning_content` with the same thought',
    sent: stream(
      start,
      chunk({ reasoning: 'Greet.', reasoning_content: 'Greet.' }),
      say('Hello.'),
      stop,
    ),
    becomes: says('Hello.'),
  },
  {
    name: 'a refusal of the model',
    sent: stream(start, chunk({ refusal: 'I can’t ' }), chunk({ refusal: 'do that.' }), stop),
    becomes: says('I can’t do that.'),
  },
  { name: 'an answer of nothing', sent: stream(start, stop), becomes: silent() },
  {
    name: 'thoughts and no answer',
    sent: stream(start, chunk({ reasoning_content: 'Hm.' }), stop),
    becomes: silent(),
  },
  {
    name: '`message` in place of `delta`',
    sent: stream(
      { choices: [{ index: 0, message: { role: 'assistant', content: 'Let me look.' } }] },
      {
        choices: [
          {
            index: 0,
            message: { tool_calls: [begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')] },
            finish_reason: 'tool_calls',
          },
        ],
      },
    ),
    becomes: saysAndOffers('Let me look.', count(5)),
  },
  {
    name: 'a growing `message` beside each `delta`',
    sent: stream(
      { choices: [{ index: 0, delta: { content: 'Hel' }, message: { content: 'Hel' } }] },
      { choices: [{ index: 0, delta: { content: 'lo.' }, message: { content: 'Hello.' } }] },
      {
        choices: [{ index: 0, delta: {}, message: { content: 'Hello.' }, finish_reason: 'stop' }],
      },
    ),
    becomes: says('Hello.'),
  },
  {
    name: 'text in deltas, and the call in a `message`',
    sent: stream(start, say('Let me look.'), {
      choices: [
        {
          index: 0,
          message: {
            content: 'Let me look.',
            tool_calls: [begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')],
          },
          finish_reason: 'tool_calls',
        },
      ],
    }),
    becomes: saysAndOffers('Let me look.', count(5)),
  },
  {
    name: 'the function call of old',
    sent: stream(
      start,
      chunk({ function_call: { name: 'count_emails', arguments: '' } }),
      chunk({ function_call: { arguments: '{"last_n_days"' } }),
      chunk({ function_call: { arguments: ':5}' } }),
      chunk({}, 'function_call'),
    ),
    becomes: offers(count(5, 'call_1_0')),
  },
  {
    name: 'a call in the old way and in the new',
    sent: stream(
      start,
      chunk({
        function_call: { name: 'count_emails', arguments: '{"last_n_days":5}' },
        tool_calls: [begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')],
      }),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
]
