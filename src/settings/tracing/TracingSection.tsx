import { useId, useState } from 'react'
import { useStore } from 'zustand'
import { internalProblem } from '../../run/problems.ts'
import { lookAtTracing, tracingState } from '../../run/tracing.ts'
import { forgetKey } from '../../storage/keys/keyStore.ts'
import { readTracing, saveTracing } from '../../storage/tracing.ts'
import type { Problem } from '../../thread/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { TracingForm } from './TracingForm.tsx'
import { tracingWords } from './tracingWords.ts'

/** Whether runs are traced to LangSmith, and the way to turn that on, change it and turn it off. */
export default function TracingSection() {
  const state = useStore(tracingState, (now) => now.state)
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const id = useId()
  const tracing = readTracing()
  const origin = tracing && new URL(tracing.baseURL).origin

  const stop = async (): Promise<void> => {
    saveTracing(undefined)
    try {
      if (origin !== undefined) await forgetKey(origin)
      await lookAtTracing()
    } catch (error) {
      setProblem(internalProblem(error))
    }
  }

  return (
    <section aria-labelledby={id} className="mt-5 space-y-3 border-t border-line pt-4 text-sm">
      <h3 id={id} className="font-medium">
        Tracing
      </h3>
      <p className="wrap-anywhere text-ink-soft">{tracingWords(state, origin)}</p>
      {state.type === 'failed' && <ProblemNotice problem={state.problem} />}
      {problem && <ProblemNotice problem={problem} />}
      {isOpen ? (
        <TracingForm saved={tracing} onDone={() => setOpen(false)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setOpen(true)}>
            {tracing ? 'Change tracing…' : 'Trace to LangSmith…'}
          </Button>
          {tracing && <Button onClick={() => void stop()}>Stop tracing and forget the key</Button>}
        </div>
      )}
    </section>
  )
}
