import {
  begin,
  count,
  endOfCalls,
  more,
  offers,
  pieces,
  refuses,
  start,
  stream,
} from '../scenario.ts'
import type { Outcome, Scenario, Sent } from '../scenario.ts'

const withArguments = (...args: readonly unknown[]): Sent =>
  stream(
    start,
    pieces(begin(0, 'call_a', 'count_emails', args[0])),
    ...args.slice(1).map((each) => pieces(more(0, each))),
    endOfCalls,
  )

/** JSON.stringify would have lost what stands in this text. */
const literally = (args: string): Sent => {
  const { raw } = withArguments('PLACE')
  return { raw: raw.replace('"PLACE"', args) }
}

const refused = (reason: string): Outcome => refuses('count_emails', reason)

/** What a call is to be run with. */
export const callArguments: readonly Scenario[] = [
  {
    name: 'arguments as an object',
    sent: withArguments({ last_n_days: 5 }),
    becomes: offers(count(5)),
  },
  {
    name: 'an object that names an argument twice',
    sent: literally('{"last_n_days": 5, "last_n_days": 6}'),
    becomes: refused('unparsable-arguments'),
  },
  {
    name: 'an object with a number too large to keep',
    sent: literally('{"last_n_days": 90071992547409931}'),
    becomes: refused('unparsable-arguments'),
  },
  {
    name: 'an empty text for arguments',
    sent: withArguments(''),
    becomes: refused('invalid-arguments'),
  },
  { name: 'null for arguments', sent: withArguments(null), becomes: refused('invalid-arguments') },
  {
    name: 'no arguments at all',
    sent: stream(
      start,
      pieces({ index: 0, id: 'call_a', function: { name: 'count_emails' } }),
      endOfCalls,
    ),
    becomes: refused('invalid-arguments'),
  },
  {
    name: 'null with the name, and the arguments later',
    sent: withArguments(null, '{"last_n_days":5}'),
    becomes: offers(count(5)),
  },
  {
    name: '{} before the real object',
    sent: withArguments('{}', '{"last_n', '_days":5}'),
    becomes: offers(count(5)),
  },
  {
    name: '{} before the real object, both as objects',
    sent: withArguments({}, { last_n_days: 5 }),
    becomes: offers(count(5)),
  },
  {
    name: '{} and the real object in one text',
    sent: withArguments('{}{"last_n_days":5}'),
    becomes: offers(count(5)),
  },
  {
    name: 'arguments that are encoded twice',
    sent: withArguments(JSON.stringify('{"last_n_days":5}')),
    becomes: offers(count(5)),
  },
  {
    name: 'arguments that are encoded twice, in pieces',
    sent: withArguments('"{\\"last_n', '_days\\"', ':5}"'),
    becomes: offers(count(5)),
  },
  {
    name: 'arguments that are a list',
    sent: withArguments('[5]'),
    becomes: refused('unparsable-arguments'),
  },
  {
    name: 'broken arguments of a reply that finished',
    sent: withArguments('{"last_n_days":'),
    becomes: refused('unparsable-arguments'),
  },
  {
    name: 'two objects in one',
    sent: withArguments('{"last_n_days":5}{"last_n_days":6}'),
    becomes: refused('unparsable-arguments'),
  },
  {
    name: 'text in place of a number',
    sent: withArguments('{"last_n_days":"5"}'),
    becomes: refused('invalid-arguments'),
  },
  {
    name: 'braces and quotes within a text',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_b', 'search_emails')),
      pieces({ function: { arguments: '{"query":"}{\\' } }),
      pieces({ function: { arguments: '"\\\\"' } }),
      pieces({ function: { arguments: '}' } }),
      endOfCalls,
    ),
    becomes: offers({ name: 'search_emails', id: 'call_b', arguments: { query: '}{"\\' } }),
  },
]
