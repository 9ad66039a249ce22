import type { ArgumentPath } from '../../thread/changes.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { AsItWouldRun } from './AsItWouldRun.tsx'
import { GrowingText } from './GrowingText.tsx'
import type { FormEvent } from './changeForm.ts'
import type { Entry } from './form.ts'
import { asTyped, valueBox } from './inputLooks.ts'
import { choiceText } from './entryWords.ts'

/** Enters one value that is no group and no list. */
export function EntryControl({
  entry,
  path,
  id,
  describedBy,
  isWrong,
  tell,
}: {
  readonly entry: Entry
  readonly path: ArgumentPath
  /** The id of the control, which a label names. */
  readonly id: string
  readonly describedBy: string | undefined
  readonly isWrong: boolean
  readonly tell: (event: FormEvent) => void
}) {
  const shared = {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong || undefined,
  }
  switch (entry.type) {
    case 'text':
    case 'number':
    case 'json': {
      const onText = (text: string) => {
        tell({ type: 'typed', path, text })
      }
      return (
        <>
          {entry.type === 'number' ? (
            <input
              type="text"
              {...shared}
              {...asTyped}
              value={entry.text}
              onChange={({ currentTarget }) => {
                onText(currentTarget.value)
              }}
              className={valueBox(isWrong)}
            />
          ) : (
            <GrowingText {...shared} value={entry.text} isWrong={isWrong} onText={onText} />
          )}
          <AsItWouldRun text={entry.text} />
        </>
      )
    }
    case 'flag':
      return (
        <label className="flex min-h-11 w-fit items-center gap-3 text-base sm:text-sm">
          <input
            type="checkbox"
            {...shared}
            checked={entry.isOn}
            onChange={({ currentTarget }) => {
              tell({ type: 'ticked', path, isOn: currentTarget.checked })
            }}
            className="size-5 accent-accent"
          />
          <span aria-hidden className="font-mono">
            {String(entry.isOn)}
          </span>
        </label>
      )
    case 'choice': {
      const { options, chosen } = entry
      return (
        <>
          <select
            {...shared}
            value={chosen ?? ''}
            onChange={({ currentTarget }) => {
              tell({ type: 'chosen', path, option: Number(currentTarget.value) })
            }}
            className={valueBox(isWrong)}
          >
            {chosen === undefined && (
              <option value="" disabled>
                Choose…
              </option>
            )}
            {options.map((option, index) => (
              // The options of a schema never move.
              <option key={index} value={index}>
                {choiceText(option, options)}
              </option>
            ))}
          </select>
          {chosen !== undefined && (
            <AsItWouldRun text={choiceText(options[chosen] ?? null, options)} />
          )}
        </>
      )
    }
    case 'constant':
      return (
        <p className="min-h-9 rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem] leading-relaxed">
          <ExactText text={choiceText(entry.value, [entry.value])} />
        </p>
      )
    case 'list':
    case 'group':
      return null
  }
}
