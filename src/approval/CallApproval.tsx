import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { afterPaint } from './afterPaint.ts'
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
import { usePreview } from './usePreview.ts'
import { useSeenToEnd } from './useSeenToEnd.ts'
import { useStrayClick } from './useStrayClick.ts'
import type { FormName } from './wording.ts'

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
  const preview = usePreview(run, call, call.args)
  const [isPainted, setIsPainted] = useState(false)
  useEffect(() => {
    if (preview.type !== 'shown') return undefined
    return afterPaint(() => {
      setIsPainted(true)
      run.present(call.id, preview.preview.effects).catch(report)
    })
  }, [run, call.id, preview, report])

  const isPresented = isPainted && call.presented?.revision === call.revision
  const isReady = isPresented && isSeen && !isBusy && !isFramed
  const control = useArming(call.definition.risk, isReady, () => {
    decisions.approve(call)
  })
  const strayClick = useStrayClick(wording.open)
  const open = (form: FormName) => {
    onWording({ ...wording, open: form })
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
        <ArgumentList shown={shown} />
        <CallPreview state={preview} />
        {preview.type !== 'looking' && <div ref={end} aria-hidden className="h-px shrink-0" />}
        <StagedDecisions staged={queue.staged} onWithdraw={decisions.withdraw} />
        <CallBinding call={call} />
      </section>
      <footer className="flex shrink-0 flex-col gap-3 border-t border-line px-5 pb-[max(1rem,env(safe-area-inset-bottom))] pt-3">
        {problem && <ProblemNotice problem={problem} />}
        {wording.open ? (
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
            backFrom={wording.left}
            onForm={open}
            onLater={desk.later}
            onStop={decisions.stop}
          />
        )}
      </footer>
    </div>
  )
}
