import { useId } from 'react'
import { WordsForm } from './WordsForm.tsx'
import { counted } from './words.ts'

const commonReasons = ['Wrong arguments', 'Not needed', 'Ask me first']

/** Asks why, for the model to read, and rejects one call or all that wait. */
export function RejectForm({
  count,
  isSinglePass,
  reason,
  isLast,
  onReason,
  onLast,
  onReject,
  onBack,
}: {
  /** How many calls it rejects. */
  readonly count: number
  readonly isSinglePass: boolean
  readonly reason: string
  /** Whether the run is to end with it; undefined where that is not to be chosen. */
  readonly isLast: boolean | undefined
  readonly onReason: (reason: string) => void
  readonly onLast: (isLast: boolean) => void
  readonly onReject: () => void
  readonly onBack: () => void
}) {
  return (
    <WordsForm
      label="Reason"
      hint={hintOf(count, isSinglePass, isLast)}
      words={reason}
      submit={count === 1 ? 'Reject' : `Reject ${counted(count, 'call')}`}
      look="danger"
      onWords={onReason}
      onSubmit={onReject}
      onBack={onBack}
      suggestions={commonReasons}
    >
      {isLast !== undefined && <Afterwards isLast={isLast} onLast={onLast} />}
    </WordsForm>
  )
}

const afterwards = [
  { isLast: false, text: 'Let the model try another way' },
  { isLast: true, text: 'Stop this run' },
]

function Afterwards({
  isLast,
  onLast,
}: {
  readonly isLast: boolean
  readonly onLast: (isLast: boolean) => void
}) {
  const name = useId()
  return (
    <fieldset className="flex flex-wrap gap-x-6">
      <legend className="sr-only">After the rejection</legend>
      {afterwards.map((choice) => (
        <label key={choice.text} className="flex min-h-11 items-center gap-2.5 text-sm">
          <input
            type="radio"
            name={name}
            checked={isLast === choice.isLast}
            onChange={() => {
              onLast(choice.isLast)
            }}
            className="size-4 accent-accent"
          />
          {choice.text}
        </label>
      ))}
    </fieldset>
  )
}

function hintOf(count: number, isSinglePass: boolean, isLast = false): string {
  const told = 'Optional. The model is told why'
  if (isSinglePass) return 'Optional. A rejection ends this run, and none of its calls runs.'
  if (isLast) return `${told} when you write next; nothing else of this reply runs.`
  return count === 1 ? `${told}.` : `${told}, for each of the ${counted(count, 'call')} that wait.`
}
