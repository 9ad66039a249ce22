import type { Rule } from '../../policy/rules.ts'
import { changeText } from '../../thread/changes.ts'
import type { Change } from '../../thread/changes.ts'
import { ThenAndNow } from '../../ui/ThenAndNow.tsx'

/** What is different about the tool since the rule was written, and what that means while it is not confirmed. */
export function DefinitionChanges({
  rule: { effect, definition },
  changes,
}: {
  readonly rule: Rule
  readonly changes: readonly Change[]
}) {
  return (
    <div className="mt-2 rounded-lg border border-warn bg-warn-wash px-4 py-3">
      <p>
        <strong className="text-warn">
          <span className="wrap-anywhere font-mono">{definition.name}</span> has changed since you
          made this rule.
        </strong>{' '}
        {effect === 'allow'
          ? 'It allows nothing until you confirm it.'
          : 'Every call of the tool is asked about until you confirm or delete it.'}
      </p>
      {changes.length === 0 && (
        <p className="pt-1">The record of it contradicts itself: what was changed can’t be told.</p>
      )}
      <ThenAndNow changes={changes.map(changeText)} />
    </div>
  )
}
