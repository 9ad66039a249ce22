import { newRule } from '../policy/newRule.ts'
import type { RuleDraft } from '../policy/rules.ts'
import { endOfPass } from '../thread/endOfPass.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { imagined } from '../thread/imagined.ts'
import { openCall } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import type { OfferedCall } from '../thread/toolCall.ts'
import { ruledNow } from './storedRules.ts'

/** The names of the other waiting calls that this rule would decide at once, if the person decided this call and put it in force now. */
export async function alsoDecided(
  thread: Thread,
  { id, revision }: OfferedCall,
  draft: RuleDraft,
): Promise<readonly string[]> {
  const making = newRule(draft, { id: 'imagined', createdAt: Date.now() })
  if (making.type === 'refused' || draft.subject !== 'call') return []
  const base = { type: 'call-decided', call: id, revision } as const
  const decided: readonly ThreadEvent[] =
    draft.effect === 'deny'
      ? [{ ...base, decision: { type: 'reject' } }, ...endOfPass(thread)]
      : [{ ...base, decision: { type: 'approve' }, digest: 'imagined' }]
  const reached = imagined(thread, decided)
  const ruled = await ruledNow(() => reached, [making.rule])
  return (ruled?.events ?? []).flatMap((event) => {
    if (event.type !== 'call-decided' || event.rule?.id !== making.rule.id) return []
    return openCall(reached, event.call)?.name ?? []
  })
}
