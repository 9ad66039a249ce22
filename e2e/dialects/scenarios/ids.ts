import {
  begin,
  count,
  endOfCalls,
  more,
  offers,
  pieces,
  search,
  start,
  stream,
} from '../scenario.ts'
import type { Scenario } from '../scenario.ts'

const counting = '{"last_n_days":5}'

const withId = (id: unknown) =>
  stream(start, pieces(begin(0, id, 'count_emails', counting)), endOfCalls)

/** What a call is called by; it must be the same in the assistant's message and in the tool's. */
export const ids: readonly Scenario[] = [
  { name: 'no id', sent: withId(undefined), becomes: offers(count(5, 'call_1_0')) },
  { name: 'id null', sent: withId(null), becomes: offers(count(5, 'call_1_0')) },
  { name: 'an empty id', sent: withId(''), becomes: offers(count(5, 'call_1_0')) },
  { name: 'a number for an id', sent: withId(7), becomes: offers(count(5, '7')) },
  {
    name: 'the id again with each piece',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces({ ...more(0, '{"last_n_days"'), id: 'call_a' }),
      pieces({ ...more(0, ':5}'), id: 'call_a' }),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'an empty id with each later piece',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces({ ...more(0, '{"last_n_days"'), id: '' }),
      pieces({ ...more(0, ':5}'), id: null }),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'another id with each piece',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces({ ...more(0, '{"last_n_days"'), id: 'x1' }),
      pieces({ ...more(0, ':5}'), id: 'x2' }),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'the id after the name',
    sent: stream(
      start,
      pieces({ index: 0, function: { name: 'count_emails', arguments: '' } }),
      pieces({ ...more(0, counting), id: 'call_a' }),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'two different calls with one id',
    sent: stream(
      start,
      pieces(begin(0, 'call_0', 'count_emails', counting)),
      pieces(begin(1, 'call_0', 'search_emails', '{"query":"invoice"}')),
      endOfCalls,
    ),
    becomes: offers(count(5, 'call_0'), search('invoice', 'call_1_1')),
  },
  {
    name: 'two different calls of one tool with one id and no index',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_0', 'count_emails', counting)),
      pieces(begin(undefined, 'call_0', 'count_emails', '{"last_n_days":7}')),
      endOfCalls,
    ),
    becomes: offers(count(5, 'call_0'), count(7, 'call_1_1')),
  },
  {
    name: 'equal twins',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails', counting)),
      pieces(begin(1, 'call_a', 'count_emails', counting)),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'the same call twice, under two ids',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails', counting)),
      pieces(begin(1, 'call_b', 'count_emails', counting)),
      endOfCalls,
    ),
    becomes: offers(count(5), count(5, 'call_b')),
  },
]
