import { lazy, Suspense, useEffect } from 'react'
import { ApprovalAnnouncer } from './approval/ApprovalAnnouncer.tsx'
import { ReviewBar } from './approval/ReviewBar.tsx'
import { useApprovalDesk } from './approval/useApprovalDesk.ts'
import { Chat } from './chat/Chat.tsx'
import { composer } from './composer.ts'
import type { Run } from './run/run.ts'
import { loadEngine } from './run/loadEngine.ts'
import { internalProblem } from './run/problems.ts'
import type { Prefill } from './settings/prefill.ts'
import { waitsForKey } from './settings/waitsForKey.ts'
import { Boundary } from './ui/Boundary.tsx'
import { useCover } from './useCover.ts'
import { useIdle } from './useIdle.ts'

const DeskDialogs = lazy(() => import('./approval/DeskDialogs.tsx'))
const RuleMade = lazy(() => import('./approval/RuleMade.tsx'))
const SettingsDialog = lazy(() => import('./settings/SettingsDialog.tsx'))

/** Why the settings were opened: from the header, from a link, or to help a run that could not go on. */
export type SettingsRequest =
  | { readonly from: 'header' }
  | { readonly from: 'link'; readonly prefill: Prefill }
  | { readonly from: 'run' }

/** One thread with all that a person can do in it: the conversation, the approvals and the settings. */
export function OpenThread({
  run,
  settings,
  isCovered,
  isToReview,
  onReview,
  onSettings,
  onSettingsClosed,
}: {
  readonly run: Run
  readonly settings: SettingsRequest | undefined
  /** Another dialog is open: what waits stays behind the bar. */
  readonly isCovered: boolean
  /** The person came to decide about what waits. */
  readonly isToReview: boolean
  /** The dialog that they came for is opened. */
  readonly onReview: () => void
  readonly onSettings: (request: SettingsRequest) => void
  readonly onSettingsClosed: () => void
}) {
  const desk = useApprovalDesk(run)
  const { open: openDialog } = desk
  const isBehind = useCover(settings !== undefined || isCovered)
  // Once it is there it stays: a dialog that is taken away while it closes can't return the focus.
  const isIdle = useIdle()
  const wantsDialog = isIdle || desk.waiting > 0

  useEffect(() => {
    // If it fails now, it is tried again, and said, when it is needed.
    if (isIdle)
      Promise.all([
        loadEngine(),
        import('./chat/ReplyDetails.tsx'),
        import('./chat/PauseNotice.tsx'),
      ]).catch(() => undefined)
  }, [isIdle])

  useEffect(() => {
    if (!isToReview) return
    openDialog()
    onReview()
  }, [isToReview, openDialog, onReview])

  const goOn = () => {
    run.continue().then(
      () => {
        // The button that led here is gone, and the focus with it.
        if (document.activeElement === document.body) composer.current?.focus()
      },
      (error: unknown) => {
        run.live.setState({ problem: internalProblem(error) })
      },
    )
  }

  return (
    <>
      <Chat
        run={run}
        notice={
          <div className="chat-column">
            {wantsDialog && (
              <Suspense>
                <RuleMade threadId={run.threadId} />
              </Suspense>
            )}
            <ReviewBar desk={desk} />
          </div>
        }
        onReview={desk.open}
        onOpenSettings={() => onSettings({ from: 'run' })}
      />
      <ApprovalAnnouncer run={run} />
      {wantsDialog && (
        <Boundary meaning="Tool calls can’t be shown to you for approval, and none runs without it. What waits will wait again.">
          <Suspense>
            <DeskDialogs
              run={run}
              desk={isBehind ? { ...desk, isOpen: false } : desk}
              isBehind={isBehind}
              composer={composer}
            />
          </Suspense>
        </Boundary>
      )}
      {settings && (
        <Boundary meaning="The settings could not be loaded; nothing was changed.">
          <Suspense>
            <SettingsDialog
              settings={run.settings}
              prefill={settings.from === 'link' ? settings.prefill : undefined}
              startsAtKey={settings.from === 'run' && waitsForKey(run.thread.getState())}
              onSaved={() => {
                if (settings.from === 'run' && waitsForKey(run.thread.getState())) goOn()
              }}
              onClose={onSettingsClosed}
            />
          </Suspense>
        </Boundary>
      )}
    </>
  )
}
