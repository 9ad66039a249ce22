import { useId } from 'react'
import type { ArgumentPath } from '../../thread/changes.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { EntryControl } from './EntryControl.tsx'
import { ListItems } from './ListItems.tsx'
import { Messages } from './Messages.tsx'
import { PresenceChoice } from './PresenceChoice.tsx'
import type { Editing } from './editing.ts'
import { noteOf, wordsOf } from './entryWords.ts'
import type { FieldEntry, Form } from './form.ts'

/** The fields of a form or of one of its groups. */
export function Fields({
  form,
  path,
  editing,
}: {
  readonly form: Form
  readonly path: ArgumentPath
  readonly editing: Editing
}) {
  return form.map((field) => (
    <Field key={field.name} field={field} path={[...path, field.name]} editing={editing} />
  ))
}

/** One argument: its name, what the tool says of it, how to enter it, and what is wrong with it. */
function Field({
  field,
  path,
  editing,
}: {
  readonly field: FieldEntry
  readonly path: ArgumentPath
  readonly editing: Editing
}) {
  const { name, description, presence, offers, entry } = field
  const { tell, messagesAt, isChanged } = editing
  const id = useId()
  const messages = messagesAt(path)
  const isGiven = presence === 'given'
  const note = isGiven ? noteOf(entry) : undefined
  const isSeveral = entry.type === 'group' || entry.type === 'list'
  const hasControl = isGiven && !isSeveral && entry.type !== 'constant'
  const describedBy =
    [
      messages.length > 0 && `${id}-wrong`,
      note !== undefined && `${id}-note`,
      description !== undefined && `${id}-about`,
    ]
      .filter(Boolean)
      .join(' ') || undefined
  const title = <ExactText text={name} className="font-mono font-semibold" />

  return (
    <div
      {...(!hasControl && {
        role: 'group',
        'aria-labelledby': `${id}-name`,
        'aria-describedby': describedBy,
      })}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2.5 text-sm">
            {hasControl ? (
              <label htmlFor={id}>{title}</label>
            ) : (
              <span id={`${id}-name`}>{title}</span>
            )}
            <span className="text-xs text-ink-soft">
              {wordsOf(field)}
              {isChanged(path) && <strong className="font-semibold text-accent"> · edited</strong>}
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
        {offers.length > 1 && (
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
      <div
        className={`flex flex-col ${isGiven && isSeveral ? 'mt-2.5 gap-4 border-l-2 border-line pl-3' : `gap-1.5 ${offers.length > 1 ? '' : 'mt-1.5'}`}`}
      >
        {isGiven && entry.type === 'group' && (
          <Fields form={entry.fields} path={path} editing={editing} />
        )}
        {isGiven && entry.type === 'list' && (
          <ListItems items={entry.items} path={path} editing={editing} />
        )}
        {isGiven && !isSeveral && (
          <EntryControl
            entry={entry}
            path={path}
            id={id}
            describedBy={describedBy}
            isWrong={messages.length > 0}
            tell={tell}
          />
        )}
        <Messages id={`${id}-wrong`} messages={messages} />
      </div>
    </div>
  )
}
