import { useEffect, useRef } from 'react'
import type { ComponentProps } from 'react'

/** A text box that grows with its text to about eight lines. A hidden twin gives the height, so that typing measures nothing. */
export function TextArea({
  label,
  value,
  onChange,
  takesFocus = false,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Focuses the box when it appears, with the cursor at the end. */
  readonly takesFocus?: boolean
}) {
  const box = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (!takesFocus || !box.current) return
    box.current.focus()
    box.current.scrollIntoView({ block: 'nearest' })
    box.current.setSelectionRange(box.current.value.length, box.current.value.length)
  }, [takesFocus])

  return (
    <div className="chat-textarea">
      <div aria-hidden>{`${value}\n`}</div>
      <textarea
        {...rest}
        ref={box}
        rows={1}
        aria-label={label}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </div>
  )
}
