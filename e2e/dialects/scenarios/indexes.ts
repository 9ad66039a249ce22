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
  unclear,
} from '../scenario.ts'
import type { Scenario } from '../scenario.ts'

const counting = '{"last_n_days":5}'
const searching = '{"query":"invoice"}'
const both = offers(count(5), search('invoice'))

/** Where a call stands among the calls, if the server says it at all. */
export const indexes: readonly Scenario[] = [
  {
    name: 'no index: whole calls',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_a', 'count_emails', counting)),
      pieces(begin(undefined, 'call_b', 'search_emails', searching)),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'no index: whole calls in one chunk',
    sent: stream(
      start,
      pieces(
        begin(null, 'call_a', 'count_emails', counting),
        begin(null, 'call_b', 'search_emails', searching),
      ),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'no index: pieces under their ids',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_a', 'count_emails', '{"last')),
      pieces(begin(undefined, 'call_b', 'search_emails', '{"que')),
      pieces({ id: 'call_a', function: { arguments: '_n_days":5}' } }),
      pieces({ id: 'call_b', function: { arguments: 'ry":"invoice"}' } }),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'no index, no id: pieces of the only call',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_a', 'count_emails')),
      pieces({ function: { arguments: '{"last_n' } }),
      pieces({ function: { arguments: '_days":5}' } }),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'no index, no id: pieces of one call after the other',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_a', 'count_emails')),
      pieces({ function: { arguments: '{"last_n' } }),
      pieces({ function: { arguments: '_days":5}' } }),
      pieces(begin(undefined, 'call_b', 'search_emails')),
      pieces({ function: { arguments: '{"query":' } }),
      pieces({ function: { arguments: '"invoice"}' } }),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'no index, no id: a piece that may belong to either of two calls',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_a', 'count_emails')),
      pieces(begin(undefined, 'call_b', 'count_emails')),
      pieces({ function: { arguments: '{"last_n_days":5}' } }),
      pieces({ function: { arguments: '{"last_n_days":7}' } }),
      endOfCalls,
    ),
    becomes: unclear(),
  },
  {
    name: 'no index, no id: a piece that belongs to no call',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_a', 'count_emails', counting)),
      pieces({ function: { arguments: '{"last_n_days":7}' } }),
      endOfCalls,
    ),
    becomes: unclear(),
  },
  {
    name: 'the index only on later pieces',
    sent: stream(
      start,
      pieces(begin(undefined, 'call_a', 'count_emails')),
      pieces(more(0, '{"last_n_days"')),
      pieces(more(0, ':5}')),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
  {
    name: 'the index as text',
    sent: stream(
      start,
      pieces(begin('0', 'call_a', 'count_emails'), begin('1', 'call_b', 'search_emails')),
      pieces(more('0', counting), more('1', searching)),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'indexes that begin at 1',
    sent: stream(
      start,
      pieces(begin(1, 'call_a', 'count_emails', counting)),
      pieces(begin(2, 'call_b', 'search_emails', searching)),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'all indexes 0, whole calls with ids',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails', counting)),
      pieces(begin(0, 'call_b', 'search_emails', searching)),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'all indexes 0, whole calls of one tool with ids',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails', counting)),
      pieces(begin(0, 'call_b', 'count_emails', '{"last_n_days":7}')),
      endOfCalls,
    ),
    becomes: offers(count(5), count(7, 'call_b')),
  },
  {
    name: 'all indexes 0, whole calls without ids',
    sent: stream(
      start,
      pieces(begin(0, undefined, 'count_emails', counting)),
      pieces(begin(0, undefined, 'count_emails', '{"last_n_days":7}')),
      endOfCalls,
    ),
    becomes: offers(count(5, 'call_1_0'), count(7, 'call_1_1')),
  },
  {
    name: 'all indexes 0, pieces of one call after the other',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces(more(0, '{"last_n_days"')),
      pieces(more(0, ':5}')),
      pieces(begin(0, 'call_b', 'search_emails')),
      pieces(more(0, searching)),
      endOfCalls,
    ),
    becomes: both,
  },
  {
    name: 'all indexes 0, a piece that may belong to either of two calls',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces(begin(0, 'call_b', 'search_emails')),
      pieces(more(0, counting)),
      pieces(more(0, searching)),
      endOfCalls,
    ),
    becomes: unclear(),
  },
  {
    name: 'a call that is sent again whole at its end',
    sent: stream(
      start,
      pieces(begin(0, 'call_a', 'count_emails')),
      pieces(more(0, counting)),
      pieces(begin(0, 'call_a', 'count_emails', counting)),
      endOfCalls,
    ),
    becomes: offers(count(5)),
  },
]
