import { changesBetween } from '../thread/changes.ts'
import { allCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import type { OfferedCall } from '../thread/toolCall.ts'

/** What of a call's arguments is not as in the call that it is held against; nothing of either means that they are the same. */
export interface Contrast {
  /** Keys that are new or have another value. */
  readonly changed: ReadonlySet<string>
  /** Keys that were there and are not. */
  readonly gone: readonly string[]
}

/** The call of this tool that a person, and no rule, approved last in the thread. */
export function lastApproved(thread: Thread, name: string): OfferedCall | undefined {
  return allCalls(thread)
    .flatMap((call) => {
      if (call.name !== name || !('decision' in call) || call.rule) return []
      const { type } = call.decision
      return type === 'approve' || type === 'edit' ? [call] : []
    })
    .toSorted((one, other) => other.decidedAt - one.decidedAt)
    .at(0)
}

/** Holds a call against one of the same tool; nothing where there is none to hold it against. Pure. */
export function contrastOf(
  call: OfferedCall,
  precedent: OfferedCall | undefined,
): Contrast | undefined {
  if (!precedent) return undefined
  const keys = changesBetween(precedent.args, call.args).map(({ path: [key] }) => String(key))
  const isThere = (key: string) => Object.hasOwn(call.args, key)
  return {
    changed: new Set(keys.filter(isThere)),
    gone: [...new Set(keys.filter((key) => !isThere(key)))],
  }
}
