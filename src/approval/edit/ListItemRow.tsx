import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { pathText } from '../../thread/changes.ts'
import type { ArgumentPath } from '../../thread/changes.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { EntryControl } from './EntryControl.tsx'
import { Messages } from './Messages.tsx'
import type { Editing } from './editing.ts'
import { noteOf } from './entryWords.ts'
import type { Entry } from './form.ts'

/** One item of a list; its buttons have ids that start with its own. */
export function ListItemRow({
  entry,
  path,
  id,
  isFirst,
  isLast,
  editing,
  onMove,
  onRemove,
}: {
  readonly entry: Entry
  readonly path: ArgumentPath
  readonly id: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly editing: Editing
  /** By one place; `button` is the id of what was pressed. */
  readonly onMove: (by: -1 | 1, button: string) => void
  readonly onRemove: () => void
}) {
  const name = pathText(path)
  const messages = editing.messagesAt(path)
  const note = noteOf(entry)
  const described = [
    ...(messages.length > 0 ? [`${id}-wrong`] : []),
    ...(note === undefined ? [] : [`${id}-note`]),
  ]
  const title = <ExactText text={name} className="font-mono text-xs" />
  const [up, down] = [`${id}-up`, `${id}-down`]

  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
      <div className="flex-1 sm:basis-full">
        {entry.type === 'constant' ? title : <label htmlFor={id}>{title}</label>}
        {note !== undefined && (
          <p id={`${id}-note`} className="text-xs font-medium text-warn">
            {note}
          </p>
        )}
      </div>
      <div className="order-2 flex min-w-0 basis-full flex-col gap-1.5 sm:order-none sm:flex-1">
        <EntryControl
          entry={entry}
          path={path}
          id={id}
          describedBy={described.length === 0 ? undefined : described.join(' ')}
          isWrong={messages.length > 0}
          tell={editing.tell}
        />
      </div>
      <div className="order-1 flex self-start sm:order-none">
        <IconButton
          id={up}
          label={`Move ${name} up`}
          aria-disabled={isFirst}
          className="aria-disabled:opacity-40"
          onClick={() => {
            onMove(-1, up)
          }}
        >
          <ArrowUp size={18} aria-hidden />
        </IconButton>
        <IconButton
          id={down}
          label={`Move ${name} down`}
          aria-disabled={isLast}
          className="aria-disabled:opacity-40"
          onClick={() => {
            onMove(1, down)
          }}
        >
          <ArrowDown size={18} aria-hidden />
        </IconButton>
        <IconButton id={`${id}-remove`} label={`Remove ${name}`} onClick={onRemove}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <div className="order-3 basis-full empty:hidden sm:order-none">
        <Messages id={`${id}-wrong`} messages={messages} />
      </div>
    </div>
  )
}
