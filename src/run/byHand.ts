import { admit } from '../policy/admit.ts'
import type { ThreadSettings } from '../storage/settings.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { Thread } from '../thread/thread.ts'
import { callIdOf } from '../thread/toolCall.ts'
import { toolsOn } from './threadSettings.ts'
import { toolsNow } from './toolBox.ts'

/** A tool call of the person's own, or in words why there can be none. */
type Proposal =
  | { readonly type: 'proposed'; readonly events: readonly ThreadEvent[] }
  | { readonly type: 'refused'; readonly why: string }

/** What puts a call before the person that they word themselves; what is refused is not recorded, nobody waits for it. */
export async function proposalOf(
  thread: Thread,
  settings: ThreadSettings,
  name: string,
  rawArguments: string,
): Promise<Proposal> {
  const tools = await toolsNow()
  const reply = thread.replies + 1
  const identity = { call: callIdOf(thread.id, reply, 0), toolCallId: `own_${reply}_0` }
  const offer = admit({ name, rawArguments }, identity, toolsOn(tools, settings))
  return offer.type === 'call-refused'
    ? { type: 'refused', why: offer.refusal.detail }
    : { type: 'proposed', events: [{ type: 'person-proposed', reply }, offer] }
}
