import {
  answeredWith,
  badCall,
  begin,
  frames,
  pieces,
  reported,
  say,
  start,
  stream,
  tooMany,
  unreadable,
  wrongKey,
} from '../scenario.ts'
import type { Scenario, Sent } from '../scenario.ts'

const begun = [
  start,
  say('Let me see.'),
  pieces(begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')),
]

/** A stream that ends in something else than a reply; servers often send [DONE] after that too. */
const then = (...last: readonly (object | string)[]): Sent => stream(...begun, ...last)

/** Errors that come in the middle of a reply, or in its place. */
export const failures: readonly Scenario[] = [
  {
    name: 'an error object in the stream',
    sent: then({ error: { message: 'The engine is overloaded', type: 'server_error' } }),
    becomes: reported('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an error text in the stream',
    sent: then({ error: 'The engine is overloaded' }),
    becomes: reported('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an error with a status in the stream, and a finish',
    sent: then({
      error: { code: 502, message: 'Upstream failed' },
      choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
    }),
    becomes: answeredWith(502)('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an error within the choice',
    sent: then({
      choices: [{ index: 0, delta: {}, finish_reason: 'stop', error: { message: 'No' } }],
    }),
    becomes: reported('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an object that is an error',
    sent: then({ object: 'error', message: 'Out of memory', type: 'InternalError', code: 500 }),
    becomes: answeredWith(500)('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an event that is an error',
    sent: { raw: `${frames(...begun)}event: error\ndata: {"message":"Out of memory"}\n\n` },
    becomes: reported('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an event that is an error in plain text',
    sent: { raw: `${frames(...begun)}event: error\ndata: Out of memory\n\n` },
    becomes: reported('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'a complaint without the name of an error',
    sent: then({ detail: 'Worker died' }),
    becomes: reported('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'a rate limit in the stream',
    sent: then({ error: { message: 'Slow down', code: 'rate_limit_exceeded' } }),
    becomes: tooMany('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an error before anything else',
    sent: stream({ error: { message: 'No such luck' } }),
    becomes: reported(),
    isUnfinished: true,
  },
  {
    name: 'an event that is no JSON',
    sent: then('{"choices":[{"delta":{"content":"x'),
    becomes: unreadable('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'several answers at once',
    sent: then({
      choices: [
        { index: 0, delta: { content: 'a' } },
        { index: 1, delta: { content: 'b' } },
      ],
    }),
    becomes: unreadable('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'status 400 with the generation that failed',
    sent: {
      status: 400,
      contentType: 'application/json',
      raw: JSON.stringify({
        error: {
          message: 'Failed to call a function. See `failed_generation` for more details.',
          type: 'invalid_request_error',
          code: 'tool_use_failed',
          failed_generation: '<function=count_emails{"last_n_days": 5}</function>',
        },
      }),
    },
    becomes: badCall(),
    isUnfinished: true,
  },
  {
    name: 'the generation that failed, in the stream',
    sent: then({
      error: {
        message: 'Failed to call a function. See `failed_generation` for more details.',
        code: 'tool_use_failed',
        failed_generation: '<function=count_emails{"last_n_days": 5}</function>',
        status_code: 400,
      },
    }),
    becomes: badCall('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'status 200 with a wrong key in JSON',
    sent: {
      contentType: 'application/json',
      raw: '{"error":{"message":"Invalid key","code":401}}',
    },
    becomes: wrongKey(),
    isUnfinished: true,
  },
]
