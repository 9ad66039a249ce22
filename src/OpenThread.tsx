import { lazy, Suspense } from 'react'
import { Chat } from './chat/Chat.tsx'
import type { Run } from './run/run.ts'
import { internalProblem } from './run/problems.ts'
import type { Prefill } from './settings/prefill.ts'
import { waitsForKey } from './settings/waitsForKey.ts'
import { Boundary } from './ui/Boundary.tsx'

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
  onSettings,
  onSettingsClosed,
}: {
  readonly run: Run
  readonly settings: SettingsRequest | undefined
  readonly onSettings: (request: SettingsRequest) => void
  readonly onSettingsClosed: () => void
}) {
  const goOn = () => {
    run.continue().catch((error: unknown) => {
      run.live.setState({ problem: internalProblem(error) })
    })
  }

  return (
    <>
      <Chat
        run={run}
        onReview={() => undefined}
        onOpenSettings={() => onSettings({ from: 'run' })}
      />
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
