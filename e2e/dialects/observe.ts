import type { ThreadEvent } from '../../src/thread/events.ts'
import { textOf } from '../../src/thread/selectors.ts'
import type { ExpectedCall, ExpectedRefusal, Outcome } from './scenario.ts'

/** What a journal says of its first reply, in the words of a scenario. */
export function observe(events: readonly ThreadEvent[]): Outcome | undefined {
  const asked = events.findIndex(({ type }) => type === 'model-asked')
  const after = events.slice(asked + 1)
  const next = after.findIndex(({ type }) => type === 'model-asked')
  const reply = next < 0 ? after : after.slice(0, next)
  const interrupted = reply.find((event) => event.type === 'reply-interrupted')
  if (interrupted) {
    const { kind, title } = interrupted.problem
    return { type: 'problem', kind, title, text: interrupted.text }
  }
  const replied = reply.find((event) => event.type === 'model-replied')
  if (!replied) return undefined
  const text = textOf(replied.message.data.content)
  const calls = reply.flatMap((event): ExpectedCall[] =>
    event.type === 'call-offered'
      ? [{ name: event.name, id: event.toolCallId, arguments: event.args }]
      : [],
  )
  const refused = reply.flatMap((event): ExpectedRefusal[] =>
    event.type === 'call-refused' ? [{ name: event.name, reason: event.refusal.reason }] : [],
  )
  return calls.length + refused.length > 0
    ? { type: 'calls', calls, refused, text }
    : { type: 'text', text }
}
