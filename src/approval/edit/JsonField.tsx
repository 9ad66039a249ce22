import { useId } from 'react'
import { AsItWouldRun } from './AsItWouldRun.tsx'
import { GrowingText } from './GrowingText.tsx'
import { Messages } from './Messages.tsx'
import { problemText } from '../../thread/argumentProblem.ts'
import { takeFocus } from '../../ui/takeFocus.ts'
import type { ShownDraft } from './useDraft.ts'

/** All arguments as one JSON text. */
export function JsonField({
  draft,
  takesFocus,
}: {
  readonly draft: ShownDraft
  /** Focuses the field when it appears. */
  readonly takesFocus: boolean
}) {
  const id = useId()
  const { json, problems, tell } = draft
  const isWrong = problems.length > 0
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        Arguments (JSON)
      </label>
      <GrowingText
        id={id}
        ref={takesFocus ? takeFocus : null}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        isWrong={isWrong}
        value={json}
        onText={(text) => {
          tell({ type: 'json-typed', text })
        }}
        className="min-h-32"
      />
      <AsItWouldRun text={json} />
      <Messages id={`${id}-wrong`} messages={problems.map(problemText)} />
    </div>
  )
}
