import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { pathText } from '../../thread/changes.ts'
import type { ArgumentPath } from '../../thread/changes.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { EntryControl } from './EntryControl.tsx'
import { Messages } from './Messages.tsx'
import type { Editing } from './editing.ts'
import { nextItemId } from './form.ts'
import type { ListItem } from './form.ts'

/** The items of a list, to be edited, added, removed and moved; the focus stays with what was done. */
export function ListItems({
  items,
  path,
  editing,
}: {
  readonly items: readonly ListItem[]
  readonly path: ArgumentPath
  readonly editing: Editing
}) {
  const { tell, messagesAt } = editing
  const id = useId()
  const [announced, setAnnounced] = useState('')
  const focusNext = useRef<string>(undefined)
  useEffect(() => {
    if (focusNext.current === undefined) return
    document.getElementById(focusNext.current)?.focus()
    focusNext.current = undefined
  })
  const list = pathText(path)

  const add = () => {
    focusNext.current = `${id}-${nextItemId(items)}`
    tell({ type: 'item-added', path })
  }
  const remove = (index: number) => {
    const neighbour = items[index + 1] ?? items[index - 1]
    focusNext.current = neighbour ? `${id}-${neighbour.id}-remove` : `${id}-add`
    setAnnounced(`Removed ${pathText([...path, index])}`)
    tell({ type: 'item-removed', path: [...path, index] })
  }
  const move = (index: number, to: number, button: string) => {
    if (!(to in items)) return
    focusNext.current = button
    setAnnounced(`Moved to ${pathText([...path, to])}`)
    tell({ type: 'item-moved', path: [...path, index], to })
  }

  return (
    <>
      {items.map((item, index) => {
        const itemPath = [...path, index]
        const name = pathText(itemPath)
        const itemId = `${id}-${item.id}`
        const messages = messagesAt(itemPath)
        const isWrong = messages.length > 0
        const title = <ExactText text={name} className="font-mono text-xs" />
        return (
          <div key={item.id} className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
            <div className="flex-1 sm:basis-full">
              {item.entry.type === 'constant' ? title : <label htmlFor={itemId}>{title}</label>}
            </div>
            <div className="order-2 flex min-w-0 basis-full flex-col gap-1.5 sm:order-none sm:flex-1">
              <EntryControl
                entry={item.entry}
                path={itemPath}
                id={itemId}
                describedBy={isWrong ? `${itemId}-wrong` : undefined}
                isWrong={isWrong}
                tell={tell}
              />
            </div>
            <div className="order-1 flex self-start sm:order-none">
              <IconButton
                id={`${itemId}-up`}
                label={`Move ${name} up`}
                aria-disabled={index === 0}
                className="aria-disabled:opacity-40"
                onClick={() => {
                  move(index, index - 1, `${itemId}-up`)
                }}
              >
                <ArrowUp size={18} aria-hidden />
              </IconButton>
              <IconButton
                id={`${itemId}-down`}
                label={`Move ${name} down`}
                aria-disabled={index === items.length - 1}
                className="aria-disabled:opacity-40"
                onClick={() => {
                  move(index, index + 1, `${itemId}-down`)
                }}
              >
                <ArrowDown size={18} aria-hidden />
              </IconButton>
              <IconButton
                id={`${itemId}-remove`}
                label={`Remove ${name}`}
                onClick={() => {
                  remove(index)
                }}
              >
                <X size={18} aria-hidden />
              </IconButton>
            </div>
            <div className="order-3 basis-full sm:order-none">
              <Messages id={`${itemId}-wrong`} messages={messages} />
            </div>
          </div>
        )
      })}
      <Button
        id={`${id}-add`}
        aria-label={`Add item to ${list}`}
        className="self-start"
        onClick={add}
      >
        <Plus size={16} aria-hidden />
        Add item
      </Button>
      <p role="status" aria-live="polite" className="sr-only">
        {announced}
      </p>
    </>
  )
}
