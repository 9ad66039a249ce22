import { rejection } from '../run/decisions.ts'
import type { Run } from '../run/run.ts'
import type { JsonObject } from '../thread/json.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { openCall } from '../thread/selectors.ts'
import type { Decision, PendingCall, StagedCall } from '../thread/toolCall.ts'
import { useOnce } from './useOnce.ts'
import type { Once } from './useOnce.ts'

/** What the person can decide. */
export interface Decisions extends Pick<Once, 'isBusy' | 'problem' | 'report'> {
  /** Puts a decision on record if the call is still the one that was shown. */
  readonly decide: (call: PendingCall, decision: Decision) => Promise<void>
  readonly approve: (call: PendingCall) => void
  /** Approves the calls, each as it is shown, or none; `approved` is called once that is on record. */
  readonly approveAll: (calls: readonly PendingCall[], approved: () => void) => void
  /** Approves the call with these arguments in the place of the model's. */
  readonly edit: (call: PendingCall, args: JsonObject) => void
  /** Rejects the call; an empty reason counts as none. */
  readonly reject: (call: PendingCall, reason: string) => void
  /** Rejects all that still waits at once, each call with the same reason. */
  readonly rejectRemaining: (reason: string) => void
  /** Rejects the call and ends the run. */
  readonly rejectAndStop: (call: PendingCall, reason: string) => void
  /** Answers in the tool's place. */
  readonly respond: (call: PendingCall, response: string) => void
  /** Takes a staged decision back. */
  readonly withdraw: (call: StagedCall) => void
  readonly stop: () => void
}

/** Binds the buttons of the dialog to the run. */
export function useDecisions(run: Run): Decisions {
  const { isBusy, problem, once, report, forget } = useOnce()

  const isAsShown = (call: PendingCall) => openCall(run.thread.getState(), call.id) === call
  const decide = (call: PendingCall, decision: Decision, andThen?: 'stop'): Promise<void> => {
    return isAsShown(call)
      ? run.decide(call.id, decision, andThen)
      : Promise.reject(new NotAdmitted('call-decided'))
  }

  return {
    isBusy,
    problem,
    report,
    decide,
    approve: (call) => {
      once(() => decide(call, { type: 'approve' }))
    },
    approveAll: (calls, approved) => {
      once(async () => {
        if (!calls.every(isAsShown)) throw new NotAdmitted('call-decided')
        await run.approveAll(calls.map(({ id }) => id))
        approved()
      })
    },
    edit: (call, args) => {
      const editedAction = { name: call.name, args }
      once(() => decide(call, { type: 'edit', editedAction }))
    },
    reject: (call, reason) => {
      once(() => run.decide(call.id, rejection(reason)))
    },
    rejectRemaining: (reason) => {
      once(() => run.rejectAll(reason))
    },
    rejectAndStop: (call, reason) => {
      once(() => decide(call, rejection(reason), 'stop'))
    },
    respond: (call, response) => {
      once(() => decide(call, { type: 'respond', message: response.trim() }))
    },
    withdraw: ({ id }) => {
      once(() => run.withdraw(id))
    },
    stop: () => {
      forget()
      run.stop().catch(report)
    },
  }
}
