import { useId, useState } from 'react'
import type { Run } from '../../run/run.ts'
import { internalProblem } from '../../run/problems.ts'
import type { Problem } from '../../thread/problem.ts'
import type { ToolDefinition } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { takeFocus } from '../../ui/takeFocus.ts'
import { skeletonOf } from './skeleton.ts'

/** Words a call of the person's own; it goes through the same approval as any other. */
export function RunByHand({
  run,
  definition,
  onProposed,
  onCancel,
}: {
  readonly run: Run
  readonly definition: ToolDefinition
  readonly onProposed: () => void
  readonly onCancel: () => void
}) {
  const id = useId()
  const [text, setText] = useState(() => skeletonOf(definition.parameters))
  const [why, setWhy] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)

  const propose = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      const refused = await run.propose(definition.name, text)
      setWhy(refused)
      if (refused === undefined) onProposed()
    } catch (error) {
      setProblem(internalProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="mt-3 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void propose()
      }}
    >
      <label htmlFor={id} className="text-sm font-medium">
        Arguments (JSON)
      </label>
      <textarea
        id={id}
        ref={takeFocus}
        value={text}
        rows={Math.min(10, text.split('\n').length + 1)}
        spellCheck={false}
        aria-invalid={why !== undefined}
        aria-describedby={why === undefined ? undefined : `${id}-why`}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setWhy(undefined)
        }}
        className="w-full rounded-lg border border-line-strong bg-surface px-3 py-2 font-mono text-[0.8125rem] leading-relaxed"
      />
      {why !== undefined && (
        <p id={`${id}-why`} role="alert" className="text-sm text-danger">
          {why}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          Put it before me
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
