import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useCallback, useRef, useState } from 'react'
import type { CallId } from '../../thread/toolCall.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import type { DecidingProps } from '../ApprovalPopup.tsx'
import { DialogFooter, DialogFrame } from '../DialogFrame.tsx'
import { isFramed } from '../../ui/framed.ts'
import { useArming } from '../useArming.ts'
import { useSeenToEnd } from '../useSeenToEnd.ts'
import { closed } from '../wording.ts'
import { BatchButtons } from './BatchButtons.tsx'
import { BatchList } from './BatchList.tsx'
import { checkedCalls, highestRisk } from './listed.ts'
import { useListedCalls } from './useListedCalls.ts'

/** All calls that wait, listed in full; one button approves exactly those that are checked. */
export function BatchApproval({ run, queue, wording, onWording, title, decisions }: DecidingProps) {
  const { isBusy, problem } = decisions
  const { calls, isComplete } = useListedCalls(run, queue.waiting, decisions.report)
  const [unchecked, setUnchecked] = useState<ReadonlySet<CallId>>(new Set())
  const checked = checkedCalls(calls, unchecked)
  const body = useRef<HTMLElement>(null)
  const [end, { isSeen, isBelow }] = useSeenToEnd()
  const isPresented = checked.every(({ standing }) => standing.type === 'approvable')
  const isReady = checked.length > 0 && isPresented && isSeen && !isBusy && !isFramed
  const approve = () => {
    decisions.approveAll(
      checked.map(({ call }) => call),
      () => {
        onWording({ ...wording, open: undefined, left: undefined })
      },
    )
  }
  const selection = checked.map(({ call }) => call.id).join(' ')
  const control = useArming(highestRisk(checked), isReady, approve, selection)
  const check = useCallback((id: CallId, isChecked: boolean) => {
    setUnchecked((before) => {
      const after = new Set(before)
      if (isChecked) after.delete(id)
      else after.add(id)
      return after
    })
  }, [])

  return (
    <DialogFrame
      view="list"
      body={body}
      onShortcut={(shortcut, event) => {
        if (shortcut !== 'confirm') return
        control.begin(event, 'key')
        control.end(event, 'key')
      }}
    >
      <header className="border-b border-line px-5 pb-3 pt-3">
        <AlertDialog.Title
          ref={title}
          tabIndex={-1}
          aria-label={`Approval of the ${calls.length} calls that wait`}
          className="pt-1 outline-none"
        >
          <span className="block text-xs font-medium text-ink-soft">Approval</span>
          <span className="block text-lg font-semibold leading-snug">
            {calls.length} calls wait
          </span>
        </AlertDialog.Title>
        <AlertDialog.Description className="mt-1 text-sm text-ink-soft">
          Only what is checked below would run, in this order and exactly as it stands here.
        </AlertDialog.Description>
      </header>
      <BatchList
        calls={calls}
        unchecked={unchecked}
        body={body}
        end={isComplete ? end : undefined}
        onCheck={check}
      />
      <DialogFooter>
        {problem && <ProblemNotice problem={problem} />}
        <BatchButtons
          count={checked.length}
          size={calls.length}
          control={control}
          isReady={isReady}
          isToScroll={isComplete && isBelow}
          onBack={() => {
            onWording(closed(wording))
          }}
        />
      </DialogFooter>
    </DialogFrame>
  )
}
