import type { Rule } from '../../policy/rules.ts'
import { pathText } from '../../thread/changes.ts'
import type { Change } from '../../thread/changes.ts'
import type { Json } from '../../thread/json.ts'
import { ExactText } from '../../ui/ExactText.tsx'

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
      <dl className="flex flex-col gap-2 pt-2">
        {changes.map(({ path, before, after }) => (
          <div key={pathText(path)}>
            <dt>
              <ExactText text={pathText(path)} className="font-mono text-xs font-semibold" />
            </dt>
            <Side word="Then" value={before} />
            <Side word="Now" value={after} />
          </div>
        ))}
      </dl>
    </div>
  )
}

function Side({ word, value }: { readonly word: string; readonly value: Json | undefined }) {
  return (
    <dd className="mt-1 flex gap-2">
      <span className="w-10 shrink-0 text-xs leading-6 text-ink-soft">{word}</span>
      {value === undefined ? (
        <span className="text-ink-soft">(nothing)</span>
      ) : (
        <span className="min-w-0 flex-1 rounded border border-line bg-surface px-2 py-0.5 font-mono text-[0.8125rem]">
          <ExactText text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)} />
        </span>
      )}
    </dd>
  )
}
