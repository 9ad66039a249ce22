import { useRef } from 'react'

/** The title of a thread as a field: Enter or leaving it renames, Escape leaves the title as it was. */
export default function RenameField({
  title,
  onRename,
  onCancel,
}: {
  readonly title: string
  readonly onRename: (title: string) => Promise<void>
  readonly onCancel: () => void
}) {
  const isSettled = useRef(false)

  const settle = (outcome: () => void) => {
    if (isSettled.current) return
    isSettled.current = true
    outcome()
  }

  return (
    <input
      aria-label="Title of the thread"
      defaultValue={title}
      ref={selectAll}
      maxLength={120}
      className="m-1 min-h-11 w-[calc(100%-0.5rem)] rounded-md border border-line-strong bg-surface px-2 text-sm"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const { value } = event.currentTarget
        if (event.key === 'Enter') settle(() => void onRename(value.trim()))
        if (event.key === 'Escape') {
          event.preventDefault() // The slide-over would close with it.
          settle(onCancel)
        }
      }}
      onBlur={({ currentTarget }) => {
        settle(() => void onRename(currentTarget.value.trim()))
      }}
    />
  )
}

/** The person has just asked for this field. Kept outside, so that a new render does not select again. */
function selectAll(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}
