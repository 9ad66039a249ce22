import { Plus } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { pathText } from '../../thread/changes.ts'
import type { ArgumentPath } from '../../thread/changes.ts'
import { Button } from '../../ui/Button.tsx'
import { ListItemRow } from './ListItemRow.tsx'
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
  const { tell } = editing
  const id = useId()
  const [announced, setAnnounced] = useState('')
  const focusNext = useRef<string>(undefined)
  useEffect(() => {
    if (focusNext.current === undefined) return
    document.getElementById(focusNext.current)?.focus()
    focusNext.current = undefined
  })

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
      {items.map((item, index) => (
        <ListItemRow
          key={item.id}
          entry={item.entry}
          path={[...path, index]}
          id={`${id}-${item.id}`}
          isFirst={index === 0}
          isLast={index === items.length - 1}
          editing={editing}
          onMove={(by, button) => {
            move(index, index + by, button)
          }}
          onRemove={() => {
            remove(index)
          }}
        />
      ))}
      <Button
        id={`${id}-add`}
        aria-label={`Add item to ${pathText(path)}`}
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
