import type { Queue } from './queue.ts'
import { RejectForm } from './RejectForm.tsx'
import { RespondForm } from './RespondForm.tsx'
import type { Decisions } from './useDecisions.ts'
import { closed } from './wording.ts'
import type { FormName, Wording } from './wording.ts'

/** The form that is open, in the place of the buttons. */
export function DecisionForm({
  form,
  queue: { call, waiting, isSinglePass },
  wording,
  onWording,
  decisions,
}: {
  readonly form: FormName
  readonly queue: Queue
  readonly wording: Wording
  readonly onWording: (wording: Wording) => void
  readonly decisions: Decisions
}) {
  const { reason, response, isLast } = wording
  const back = () => {
    onWording(closed(wording))
  }
  if (form === 'respond') {
    return (
      <RespondForm
        isSinglePass={isSinglePass}
        response={response}
        onResponse={(words) => {
          onWording({ ...wording, response: words })
        }}
        onRespond={() => {
          decisions.respond(call, response)
        }}
        onBack={back}
      />
    )
  }
  const rejectsOne = form === 'reject'
  const mayGoOn = rejectsOne && !isSinglePass
  return (
    <RejectForm
      count={rejectsOne ? 1 : waiting.length}
      isSinglePass={isSinglePass}
      reason={reason}
      isLast={mayGoOn ? isLast : undefined}
      onReason={(words) => {
        onWording({ ...wording, reason: words })
      }}
      onLast={(last) => {
        onWording({ ...wording, isLast: last })
      }}
      onReject={() => {
        if (mayGoOn && isLast) decisions.rejectAndStop(call, reason)
        else if (rejectsOne) decisions.reject(call, reason)
        else decisions.rejectRemaining(reason)
      }}
      onBack={back}
    />
  )
}
