import { begin, chunk, count, endOfCalls, offers, pieces, stream } from '../scenario.ts'
import type { Scenario } from '../scenario.ts'

const call = begin(0, 'call_a', 'count_emails', '{"last_n_days":5}')

const withRole = (role: unknown) =>
  stream(chunk({ role, content: '' }), chunk({ role, tool_calls: [call] }), endOfCalls)

/** Who speaks, if the server says it at all. */
export const roles: readonly Scenario[] = [
  { name: 'no role', sent: stream(pieces(call), endOfCalls), becomes: offers(count(5)) },
  { name: 'role null', sent: withRole(null), becomes: offers(count(5)) },
  { name: 'an empty role', sent: withRole(''), becomes: offers(count(5)) },
  { name: 'role “model”', sent: withRole('model'), becomes: offers(count(5)) },
  {
    name: 'role “assistant” in each chunk',
    sent: withRole('assistant'),
    becomes: offers(count(5)),
  },
  {
    name: 'the role only in the last chunk',
    sent: stream(pieces(call), chunk({ role: 'assistant' }, 'tool_calls')),
    becomes: offers(count(5)),
  },
]
