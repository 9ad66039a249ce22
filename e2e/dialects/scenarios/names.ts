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
  unclear,
} from '../scenario.ts'
import type { Scenario } from '../scenario.ts'

const named = (name: unknown, args = '') => ({ index: 0, function: { name, arguments: args } })

/** What tool a call is for. */
export const names: readonly Scenario[] = [
  {
    name: 'a name in pieces',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_')),
      pieces(named('ema')),
      pieces(named('ils', '{"last_n_days":5}')),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'the name again with each piece',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces(named('count_emails', '{"last_n')),
      pieces(named('count_emails', '_days":5}')),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'a name that grows',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_')),
      pieces(named('count_emails', '{"last_n_days":5}')),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'an empty name, and null, with later pieces',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces(named('', '{"last_n')),
      pieces(named(null, '_days":5}')),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'the name after the id',
    sent: stream(
      start,
      pieces({ index: 0, id: 'call_a', type: 'function' }),
      pieces(named('count_emails')),
      pieces(more(0, '{"last_n_days":5}')),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'no name',
    sent: stream(
      start,
      pieces({ index: 0, id: 'call_a', function: { arguments: '{"last_n_days":5}' } }),
      endOfCalls,
    ),
    becomes: unclear(),
  },
  {
    name: 'one call with the names of two tools',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces(named('search_emails', '{"query":"x"}')),
      endOfCalls,
    ),
    becomes: unclear(),
  },
  {
    name: 'a name that changes within the arguments',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails', '{"last_n_days"')),
      pieces(named('search_emails', ':5}')),
      endOfCalls,
    ),
    becomes: unclear(),
  },
  {
    name: 'a tool that does not exist',
    sent: stream(start, pieces(begin(0, 'call_a', 'erase_disk', '{}')), endOfCalls),
    becomes: refuses('erase_disk', 'unknown-tool'),
  },
  {
    name: 'name and arguments beside `function`',
    sent: stream(
      start,
      pieces({ index: 0, id: 'call_a', name: 'count_emails', arguments: '{"last_n_days":5}' }),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
]
