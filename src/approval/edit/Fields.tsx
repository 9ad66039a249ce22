import { useId } from 'react'
import type { ArgumentPath } from '../../thread/changes.ts'
import { EntryControl } from './EntryControl.tsx'
import { FieldHead } from './FieldHead.tsx'
import { ListItems } from './ListItems.tsx'
import { Messages } from './Messages.tsx'
import { describedBy } from './describedBy.ts'
import type { Editing } from './editing.ts'
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
  const { entry } = field
  const id = useId()
  const messages = editing.messagesAt(path)
  const isGiven = field.presence === 'given'
  const isSeveral = entry.type === 'group' || entry.type === 'list'
  const hasControl = isGiven && !isSeveral && entry.type !== 'constant'
  const description = describedBy(id, field, messages)

  return (
    <div
      {...(!hasControl && {
        role: 'group',
        'aria-labelledby': `${id}-name`,
        'aria-describedby': description,
      })}
    >
      <FieldHead
        field={field}
        path={path}
        id={id}
        hasControl={hasControl}
        isChanged={editing.isChanged(path)}
        tell={editing.tell}
      />
      <div
        className={`flex flex-col ${isGiven && isSeveral ? 'mt-2.5 gap-4 border-l-2 border-line pl-3' : 'gap-1.5'}`}
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
            describedBy={description}
            isWrong={messages.length > 0}
            tell={editing.tell}
          />
        )}
        <Messages id={`${id}-wrong`} messages={messages} />
      </div>
    </div>
  )
}
