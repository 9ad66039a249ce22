import type { Run } from '../run/run.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { openCall } from '../thread/selectors.ts'
import type { HeldCall } from '../thread/toolCall.ts'
import { useOnce } from './useOnce.ts'
import type { Once } from './useOnce.ts'

/** What the person can say about a result that is held. */
export interface ResultDecisions extends Pick<Once, 'isBusy' | 'problem'> {
  /** Lets the model read it. */
  readonly give: (call: HeldCall) => void
  /** Keeps it from the model, which reads the note in its place, or that there is none. */
  readonly withhold: (call: HeldCall, note?: string) => void
  readonly stop: () => void
}

/** Lets the model read the result that was shown, and no other. */
export async function releaseAsShown(run: Run, call: HeldCall): Promise<void> {
  if (openCall(run.thread.getState(), call.id) !== call) throw new NotAdmitted('result-released')
  await run.release(call.id)
}

/** Binds the buttons of the result dialog to the run. */
export function useResultDecisions(run: Run): ResultDecisions {
  const { isBusy, problem, once, report, forget } = useOnce()
  return {
    isBusy,
    problem,
    give: (call) => {
      once(() => releaseAsShown(run, call))
    },
    withhold: (call, note) => {
      once(() => run.withhold(call.id, note?.trim()))
    },
    stop: () => {
      forget()
      run.stop().catch(report)
    },
  }
}
