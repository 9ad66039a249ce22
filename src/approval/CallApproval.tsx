import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import type { ApprovalPopupProps } from './ApprovalPopup.tsx'
import { ArgumentList } from './ArgumentList.tsx'
import { argumentsOf } from './argumentsOf.ts'
import { CallBinding, CallEffect } from './CallFacts.tsx'
import { CallPreview } from './CallPreview.tsx'
import { DecisionButtons } from './DecisionButtons.tsx'
import { DialogHeader } from './DialogHeader.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { StagedDecisions } from './StagedDecisions.tsx'
import { isFramed } from './framed.ts'
import { ReturnedNote } from './ReturnedNote.tsx'
import { shortcutOf } from './shortcuts.ts'
import { useArming } from './useArming.ts'
import type { Decisions } from './useDecisions.ts'
import { changesAside, subjectOf } from './subject.ts'
import { usePresentation } from './usePresentation.ts'
import { useSeenToEnd } from './useSeenToEnd.ts'
import { useStrayClick } from './useStrayClick.ts'
import { editing } from './wording.ts'
import type { Opened } from './wording.ts'

const ArgumentEditor = lazy(() => import('./edit/ArgumentEditor.tsx'))

/** How a dialog about what waits looks, but for its border. */
export const frame =
  'flex max-h-dvh flex-col overflow-hidden rounded-t-2xl bg-surface text-ink shadow-2xl outline-none sm:max-h-[92dvh] sm:rounded-2xl xl:max-h-[calc(100dvh-3rem)] [@media(max-height:30rem)]:overflow-y-auto'

/** One call put before the person, with everything that depends on this call alone; give it a `key` per call and revision. */
export function CallApproval({
  run,
  desk,
  queue,
  wording,
  onWording,
  title,
  decisions,
}: ApprovalPopupProps & {
  readonly title: RefObject<HTMLHeadingElement | null>
  readonly decisions: Decisions
}) {
  const { call } = queue
  const { report, isBusy, problem } = decisions
  const shown = useMemo(() => argumentsOf(call), [call])
  const body = useRef<HTMLDivElement>(null)
  const [end, isSeen] = useSeenToEnd()
  const subject = subjectOf(call, wording)
  // Turning back to an edit under way is no wish to type.
  const [isEditWanted, setEditWanted] = useState(false)
  const { preview, isPainted, isPresented } = usePresentation(run, call, subject.args, report)
  const isWhole = subject.type !== 'unfinished'
  const isReady = isPresented && isWhole && isSeen && !isBusy && !isFramed
  const approve = () => {
    if (subject.type === 'edited') decisions.edit(call, subject.args)
    else decisions.approve(call)
  }
  const question = JSON.stringify(subject.args)
  const control = useArming(call.definition.risk, isReady, approve, question)
  const strayClick = useStrayClick(wording.open)
  const open = (opened: Opened) => {
    onWording({ ...wording, open: opened })
  }

  return (
    // The keys below act from anywhere in the dialog; each has its button too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      tabIndex={-1}
      className={`${frame} ${call.definition.risk === 'destructive' ? 'border-4 border-danger' : 'border border-line-strong'}`}
      onClickCapture={strayClick}
      onKeyDown={(event) => {
        const shortcut = shortcutOf(event, body.current)
        if (!shortcut) return
        event.preventDefault()
        if (event.repeat) return
        if (shortcut === 'confirm' && wording.open) {
          event.currentTarget.querySelector('form')?.requestSubmit()
        } else if (shortcut === 'confirm') {
          control.begin(event, 'key')
          control.end(event, 'key')
        } else if (shortcut === 'reject' && !wording.open) open('reject')
        else if (shortcut === 'previous' && queue.previous) desk.open(queue.previous.id)
        else if (shortcut === 'next' && queue.next) desk.open(queue.next.id)
      }}
    >
      <DialogHeader call={call} queue={queue} title={title} onTurnTo={desk.open} />
      <section
        ref={body}
        aria-label="What would run"
        // Scrolled with the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="flex min-h-0 flex-col gap-3 overflow-y-auto overscroll-contain px-5 py-3 -outline-offset-2 [@media(max-height:30rem)]:shrink-0 [@media(max-height:30rem)]:overflow-visible"
      >
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
          <ArgumentList shown={shown} />
        )}
        {isWhole && <CallPreview state={preview} />}
        {preview.type !== 'looking' && <div ref={end} aria-hidden className="h-px shrink-0" />}
        <StagedDecisions staged={queue.staged} onWithdraw={decisions.withdraw} />
        <CallBinding call={call} />
      </section>
      <footer className="flex shrink-0 flex-col gap-3 border-t border-line px-5 pb-[max(1rem,env(safe-area-inset-bottom))] pt-3">
        {problem && <ProblemNotice problem={problem} />}
        {wording.open && wording.open !== 'approve-remaining' ? (
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
            isToScroll={isPainted && !isSeen}
            edits={subject.type === 'edited' ? subject.changes.length : 0}
            unfinished={subject.type === 'unfinished' ? subject.why : undefined}
            aside={wording.edit.isOpen ? undefined : changesAside(wording)}
            onEdit={() => {
              setEditWanted(true)
              onWording(editing(wording, true))
            }}
            backFrom={wording.left}
            onOpen={open}
            onLater={desk.later}
            onStop={decisions.stop}
          />
        )}
      </footer>
    </div>
  )
}
