import { isUsable, suspension } from '../../policy/rules.ts'
import type { Rule } from '../../policy/rules.ts'
import type { LiveTool } from '../../run/liveTools.ts'
import type { Change } from '../../thread/changes.ts'

/** How a rule stands: it decides, it has ended, or its tool is no longer what it was written for. */
export type Standing =
  | { readonly type: 'in-force' }
  | { readonly type: 'ended'; readonly why: string }
  | { readonly type: 'suspended'; readonly changes: readonly Change[]; readonly tool: LiveTool }
  | { readonly type: 'without-tool' }

/** Tells how a rule stands now beside the tool of its name, if there is one. */
export function standingOf(rule: Rule, tool: LiveTool | undefined, now: number): Standing {
  if (!isUsable(rule, now)) return { type: 'ended', why: endOf(rule, now) }
  if (!tool) return { type: 'without-tool' }
  const suspended = suspension(rule, tool.definition, tool.digest)
  return suspended ? { type: 'suspended', changes: suspended.changes, tool } : { type: 'in-force' }
}

function endOf({ usesLeft, expiresAt }: Rule, now: number): string {
  if (usesLeft !== undefined && usesLeft < 1) return 'All its uses are spent.'
  return expiresAt !== undefined && expiresAt <= now
    ? 'Its time is over.'
    : 'The clock of this computer stands before it was written.'
}
