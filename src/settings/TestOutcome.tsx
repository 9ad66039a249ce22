import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import type { TestState } from './useConnectionTest.ts'

/** What a connection test is doing or has found, announced politely; a failure at once. */
export function TestOutcome({
  state,
  model,
  onCancel,
}: {
  readonly state: TestState
  readonly model: string
  readonly onCancel: () => void
}) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (state.type !== 'none') place.current?.scrollIntoView?.({ block: 'nearest' })
  }, [state])

  return (
    <div ref={place} className="scroll-mb-4">
      <div role="status" className="text-sm">
        {state.type === 'testing' && (
          <p className="flex items-center justify-between gap-3 rounded-lg bg-calm-wash px-4 py-1">
            <span className="min-w-0 break-words text-calm">Asking {state.origin} …</span>
            <Button look="quiet" onClick={onCancel}>
              Cancel
            </Button>
          </p>
        )}
        {state.type === 'inside-this-page' && (
          <p className="rounded-lg bg-good-wash px-4 py-3 text-good">
            There is nothing to test: the demo is a script inside this page.
          </p>
        )}
        {state.type === 'ok' && (
          <p className="rounded-lg bg-good-wash px-4 py-3 text-good">{success(state.models)}</p>
        )}
        {state.type === 'ok' && isAbsent(state.models, model.trim()) && (
          <p className="mt-2 rounded-lg bg-warn-wash px-4 py-3 text-warn">
            “{model.trim()}” is not among them: the server may not know it.
          </p>
        )}
      </div>
      {state.type === 'failed' && <ProblemNotice problem={state.problem} />}
    </div>
  )
}

function success(models: readonly string[]): string {
  if (models.length === 0) return 'Connected. The server lists no models: type the name yourself.'
  const count = models.length === 1 ? '1 model' : `${models.length} models`
  return `Connected. The server lists ${count}.`
}

/** A list that is empty tells nothing. */
function isAbsent(models: readonly string[], model: string): boolean {
  return model !== '' && models.length > 0 && !models.includes(model)
}
