import {
  begin,
  brokeOff,
  chunk,
  count,
  cutOff,
  endOfCalls,
  frames,
  keptBack,
  more,
  offers,
  pieces,
  say,
  says,
  start,
  stream,
  tooLong,
  withoutCalls,
} from '../scenario.ts'
import type { Scenario, Sent } from '../scenario.ts'

const call = begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')
const words = say('Let me see.')
const whole = [start, words, pieces(call)]
const half = [
  start,
  words,
  pieces(begin(0, 'call_a', 'count_emails')),
  pieces(more(0, '{"last_n_days":5')),
]

/** Closes the connection after so many bytes, politely or not. A browser may forget what it received just before one that is dropped, so those say nothing before. */
const closed = (raw: string, clean: boolean): Sent => ({
  raw: `${raw}data: never sent\n\n`,
  cut: { bytes: Buffer.byteLength(raw), clean },
})

/** Replies that did not finish, and one or two that only look so. */
export const endings: readonly Scenario[] = [
  {
    name: 'the length limit, within the arguments',
    sent: stream(...half, chunk({}, 'length')),
    becomes: tooLong('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'the length limit, after a whole call',
    sent: stream(...whole, chunk({}, 'length')),
    becomes: tooLong('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'the length limit in another dialect',
    sent: stream(...whole, chunk({}, 'max_tokens')),
    becomes: tooLong('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'the length limit, and “stop” after it',
    sent: stream(...whole, chunk({}, 'length'), chunk({}, 'stop')),
    becomes: tooLong('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'a content filter',
    sent: stream(...whole, chunk({}, 'content_filter')),
    becomes: keptBack('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'a finish that nobody knows',
    sent: stream(...whole, chunk({}, 'weather')),
    becomes: cutOff('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an end without finish and [DONE], after a whole call',
    sent: { raw: frames(...whole) },
    becomes: cutOff('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an end within the arguments',
    sent: { raw: frames(...half) },
    becomes: cutOff('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'an end within an event',
    sent: closed(`${frames(...half)}data: {"choices":[{"del`, true),
    becomes: cutOff('Let me see.'),
    isUnfinished: true,
  },
  {
    name: 'a connection that is dropped within the arguments',
    sent: closed(frames(...half.filter((each) => each !== words)), false),
    becomes: brokeOff(),
    isUnfinished: true,
  },
  {
    name: 'a connection that is dropped after a whole call',
    sent: closed(frames(...whole.filter((each) => each !== words)), false),
    becomes: brokeOff(),
    isUnfinished: true,
  },
  {
    name: '[DONE] without a finish, within the arguments',
    sent: stream(...half),
    becomes: cutOff('Let me see.'),
    isUnfinished: true,
  },
  {
    name: '[DONE] without a finish, before the arguments',
    sent: stream(start, say('Let me see.'), pieces(begin(0, 'call_a', 'count_emails'))),
    becomes: cutOff('Let me see.'),
    isUnfinished: true,
  },
  {
    name: '[DONE] without a finish, after a whole call',
    sent: stream(start, pieces(call)),
    becomes: offers(count(5)),
  },
  {
    name: '[DONE] without a finish, after a text',
    sent: stream(start, say('Hello.')),
    becomes: says('Hello.'),
  },
  {
    name: 'calls that are announced and do not come',
    sent: stream(start, say('Let me see.'), endOfCalls),
    becomes: withoutCalls('Let me see.'),
  },
]
