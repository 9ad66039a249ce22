import type { ComponentProps } from 'react'
import { asTyped, valueBox } from './inputLooks.ts'

/** A text box as high as its text, so that nothing of it is out of sight. A hidden twin gives the height, so that typing measures nothing. */
export function GrowingText({
  value,
  isWrong,
  onText,
  className = '',
  ...rest
}: Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
  readonly value: string
  readonly isWrong: boolean
  readonly onText: (text: string) => void
}) {
  const look = `${valueBox(isWrong)} ${className} col-start-1 row-start-1 leading-relaxed whitespace-pre-wrap wrap-anywhere`
  return (
    <div className="grid min-w-0">
      <div aria-hidden className={`${look} invisible`}>
        {`${value}\n`}
      </div>
      <textarea
        {...asTyped}
        {...rest}
        rows={1}
        value={value}
        onChange={({ currentTarget }) => {
          onText(currentTarget.value)
        }}
        className={`${look} resize-none overflow-hidden`}
      />
    </div>
  )
}
