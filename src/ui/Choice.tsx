import { useId } from 'react'

/** A choice of one among a few, as the browser's own list; the keys of `options` are the values. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  /** What each value reads as. */
  readonly options: Readonly<Record<Value, string>>
  readonly onChange: (value: Value) => void
}) {
  const id = useId()
  const values = Object.keys(options) as Value[]
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block pb-1 text-xs font-semibold text-ink-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = values.find((one) => one === currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
        className="min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-sm"
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {options[one]}
          </option>
        ))}
      </select>
    </div>
  )
}
