import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { allowsDecision } from '../thread/toolCall.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import type { DecidingProps } from './ApprovalPopup.tsx'
import { ArgumentList } from './ArgumentList.tsx'
import { argumentsOf } from './argumentsOf.ts'
import { CallBinding, CallEffect } from './CallFacts.tsx'
import { CallPreview } from './CallPreview.tsx'
import { contrastOf, lastApproved } from './contrast.ts'
import { DialogBody, DialogFooter, DialogFrame } from './DialogFrame.tsx'
import { DecisionButtons } from './DecisionButtons.tsx'
import { DialogHeader } from './DialogHeader.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { RuleButtons } from './RuleButtons.tsx'
import { RuleOffer } from './RuleOffer.tsx'
import { RuleStep } from './RuleStep.tsx'
import { straightApprovals } from './straightApprovals.ts'
import { StagedDecisions } from './StagedDecisions.tsx'
import { isFramed } from '../ui/framed.ts'
import { ReturnedNote } from './ReturnedNote.tsx'
import { useArming } from './useArming.ts'
import { changesAside, subjectOf } from './subject.ts'
import { usePresentation } from './usePresentation.ts'
import { missingIn, useRuling } from './useRuling.ts'
import { useSeenToEnd } from './useSeenToEnd.ts'
import { editing } from './wording.ts'
import type { Opened } from './wording.ts'

const ArgumentEditor = lazy(() => import('./edit/ArgumentEditor.tsx'))

/** One call put before the person, with everything that depends on this call alone; give it a `key` per call and revision. */
export function CallApproval({
  run,
  desk,
  queue,
  wording,
  onWording,
  title,
  decisions,
}: DecidingProps) {
  const { call } = queue
  const { report, isBusy, problem } = decisions
  const shown = useMemo(() => argumentsOf(call), [call])
  // What is marked must not change while it is read.
  const [contrast] = useState(() =>
    contrastOf(call, lastApproved(run.thread.getState(), call.name)),
  )
  const body = useRef<HTMLElement>(null)
  const [end, { isSeen, isBelow }] = useSeenToEnd()
  const subject = subjectOf(call, wording)
  // Turning back to an edit under way is no wish to type.
  const [isEditWanted, setEditWanted] = useState(false)
  const { preview, isPainted, isPresented } = usePresentation(run, call, subject.args, report)
  const isWhole = subject.type !== 'unfinished'
  const ruling = useRuling(run, (effect) =>
    effect === 'allow'
      ? decisions.decide(call, { type: 'approve' })
      : run.decide(call.id, { type: 'reject' }),
  )
  const canBe = allowsDecision(call.definition, 'approve')
  const isReady =
    canBe && isPresented && isWhole && isSeen && !isBusy && !isFramed && ruling.mayApprove
  const approve = () => {
    if (ruling.effect) ruling.create()
    else if (subject.type === 'edited') decisions.edit(call, subject.args)
    else decisions.approve(call)
  }
  const question = JSON.stringify([subject.args, ruling.worded?.draft])
  const control = useArming(call.definition.risk, isReady, approve, question)
  const open = (opened: Opened) => {
    ruling.close()
    onWording({ ...wording, open: opened })
  }

  return (
    <DialogFrame
      isDestructive={call.definition.risk === 'destructive'}
      view={wording.open ?? ruling.effect}
      body={body}
      onShortcut={(shortcut, event) => {
        if (shortcut === 'confirm' && ruling.effect === 'deny') ruling.create()
        else if (shortcut === 'confirm' && wording.open) {
          event.currentTarget.querySelector('form')?.requestSubmit()
        } else if (shortcut === 'confirm') {
          control.begin(event, 'key')
          control.end(event, 'key')
        } else if (shortcut === 'reject' && !wording.open && !ruling.effect) open('reject')
        else if (shortcut === 'previous' && queue.previous) desk.open(queue.previous.id)
        else if (shortcut === 'next' && queue.next) desk.open(queue.next.id)
      }}
    >
      <DialogHeader call={call} queue={queue} title={title} onTurnTo={desk.open} />
      <DialogBody label="What would run" ref={body} className="flex flex-col gap-3 py-3">
        {call.returned && <ReturnedNote reason={call.returned} />}
        <CallEffect call={call} />
        {wording.edit.isOpen ? (
          <Suspense>
            <ArgumentEditor
              call={call}
              startsFrom={wording.edit.draft?.content}
              takesFocus={isEditWanted}
              check={(args) => run.check(call.id, args)}
              onDraft={(draft) => {
                onWording({ ...wording, edit: { isOpen: true, draft } })
              }}
            />
          </Suspense>
        ) : (
          <ArgumentList shown={shown} contrast={contrast} />
        )}
        {isWhole && <CallPreview state={preview} />}
        {preview.type !== 'looking' && <div ref={end} aria-hidden className="h-px shrink-0" />}
        <StagedDecisions staged={queue.staged} onWithdraw={decisions.withdraw} />
        <CallBinding call={call} />
        {ruling.effect ? (
          <RuleStep
            key={ruling.effect}
            run={run}
            call={call}
            effect={ruling.effect}
            onWorded={ruling.word}
          />
        ) : (
          !wording.open &&
          !wording.edit.isOpen && (
            <RuleOffer
              definition={call.definition}
              approvals={straightApprovals(run.thread.getState(), call.name)}
              ruling={ruling}
            />
          )
        )}
      </DialogBody>
      <DialogFooter>
        {problem && <ProblemNotice problem={problem} />}
        {ruling.problem && <ProblemNotice problem={ruling.problem} />}
        {ruling.effect ? (
          <RuleButtons
            effect={ruling.effect}
            allow="Create rule and approve"
            deny="Create rule and reject"
            control={control}
            isReady={isReady}
            missing={missingIn(ruling, isPainted && isBelow)}
            onDeny={ruling.create}
            onBack={ruling.close}
          />
        ) : wording.open && wording.open !== 'approve-remaining' ? (
          <DecisionForm
            form={wording.open}
            queue={queue}
            wording={wording}
            onWording={onWording}
            decisions={decisions}
          />
        ) : (
          <DecisionButtons
            queue={queue}
            control={control}
            isReady={isReady}
            isToScroll={isPainted && isBelow}
            edits={subject.type === 'edited' ? subject.changes.length : 0}
            unfinished={subject.type === 'unfinished' ? subject.why : undefined}
            aside={wording.edit.isOpen ? undefined : changesAside(wording)}
            onEdit={() => {
              setEditWanted(true)
              onWording(editing(wording, true))
            }}
            backFrom={ruling.left ? undefined : wording.left}
            onOpen={open}
            onLater={desk.later}
            onStop={decisions.stop}
          />
        )}
      </DialogFooter>
    </DialogFrame>
  )
}
