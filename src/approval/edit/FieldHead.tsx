import type { ArgumentPath } from '../../thread/changes.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { PresenceChoice } from './PresenceChoice.tsx'
import type { FormEvent } from './changeForm.ts'
import { noteOf, wordsOf } from './entryWords.ts'
import type { FieldEntry } from './form.ts'

/** The name of an argument, what is to be known of it, and whether it is passed on at all. */
export function FieldHead({
  field,
  path,
  id,
  hasControl,
  isChanged,
  tell,
}: {
  readonly field: FieldEntry
  readonly path: ArgumentPath
  /** The id of the control; what describes it has ids that start with it. */
  readonly id: string
  /** Whether there is one control for the name to label. */
  readonly hasControl: boolean
  readonly isChanged: boolean
  readonly tell: (event: FormEvent) => void
}) {
  const { name, description, presence, offers, entry } = field
  const note = presence === 'given' ? noteOf(entry) : undefined
  const isChoice = offers.length > 1
  const title = <ExactText text={name === '' ? '""' : name} className="font-mono font-semibold" />

  return (
    <div
      className={`flex flex-wrap items-center justify-between gap-x-3 ${isChoice ? '' : 'mb-1.5'}`}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2.5 text-sm">
          {hasControl ? (
            <label htmlFor={id}>{title}</label>
          ) : (
            <span id={`${id}-name`}>{title}</span>
          )}
          <span className="text-xs text-ink-soft">
            {wordsOf(field)}
            {isChanged && <strong className="font-semibold text-accent"> · edited</strong>}
          </span>
        </p>
        {description !== undefined && (
          <p id={`${id}-about`} className="text-xs text-ink-soft">
            <ExactText text={description} />
          </p>
        )}
        {note !== undefined && (
          <p id={`${id}-note`} className="text-xs font-medium text-warn">
            {note}
          </p>
        )}
      </div>
      {isChoice && (
        <PresenceChoice
          path={path}
          presence={presence}
          offers={offers}
          onChoose={(chosen) => {
            tell({ type: 'presence-chosen', path, presence: chosen })
          }}
        />
      )}
    </div>
  )
}
