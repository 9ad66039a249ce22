import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useHashLocation } from 'wouter/use-hash-location'
import { useWaitingSign } from './approval/useWaitingSign.ts'
import { StorageNotices } from './audit/StorageNotices.tsx'
import { composer } from './composer.ts'
import { Header } from './Header.tsx'
import { OpenThread } from './OpenThread.tsx'
import type { SettingsRequest } from './OpenThread.tsx'
import type { Mailbox as MailboxOfTools } from './run/mailbox.ts'
import type { Workspace } from './run/workspace.ts'
import { prefillOf, queryOf } from './settings/prefill.ts'
import { newThreadLocation, routeOf, threadLocation } from './threads/route.ts'
import { ThreadList } from './threads/ThreadList.tsx'
import { useRun } from './threads/useRun.ts'
import { Boundary } from './ui/Boundary.tsx'
import { Button } from './ui/Button.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { useIdle } from './useIdle.ts'

const AuditDialog = lazy(() => import('./audit/AuditDialog.tsx'))
const Mailbox = lazy(() => import('./workbench/Mailbox.tsx'))
const RulesDialog = lazy(() => import('./settings/rules/RulesDialog.tsx'))
const ToolsDialog = lazy(() => import('./workbench/tools/ToolsDialog.tsx'))
const TracingBadge = lazy(() => import('./settings/tracing/TracingBadge.tsx'))
const threadListId = 'threads'

/** The page: the threads, the one that is open, and what lies beside it. */
export function App({
  workspace,
  mailbox,
}: {
  readonly workspace: Workspace
  readonly mailbox: MailboxOfTools
}) {
  const [location, navigate] = useHashLocation()
  const { threadId, query } = routeOf(location)
  const list = useStore(workspace.threads, (threads) => threads.list)
  useWaitingSign(list?.reduce((waiting, { pending }) => waiting + pending, 0) ?? 0)
  const opened = useRun(workspace, threadId)
  const run = opened && 'run' in opened ? opened.run : undefined
  const prefill = useMemo(() => prefillOf(query), [query])
  const [asked, setAsked] = useState<SettingsRequest>()
  const settings = asked ?? (prefill && { from: 'link' as const, prefill })
  const [isMailboxOpen, setMailboxOpen] = useState(false)
  const [panel, setPanel] = useState<'audit' | 'rules' | 'tools' | undefined>(() =>
    // Back from a sign-in there.
    history.state === 'servers' ? 'tools' : undefined,
  )
  const [toReview, setToReview] = useState<string>()
  const mailboxButton = useRef<HTMLButtonElement>(null)
  const wantsToType = useRef(false)

  const isIdle = useIdle()
  useEffect(() => {
    if (!isIdle) return
    import('./notifying.ts').then(
      ({ startNotifying }) => startNotifying(workspace),
      () => undefined,
    )
  }, [isIdle, workspace])

  useEffect(() => {
    const kept = queryOf(prefill)
    if (list === undefined || (threadId !== undefined && query === kept)) return
    const opens = threadId ?? list[0]?.id
    const thread = opens === undefined ? newThreadLocation() : threadLocation(opens)
    // The router would move the query out of the hash, where the server and its logs see it.
    globalThis.location.replace(`#${thread}${kept && `?${kept}`}`)
  }, [threadId, query, prefill, list])

  useEffect(() => {
    const makeRoom = () => {
      // A narrow screen has room for one of them only.
      if (matchMedia('(width < 64rem)').matches) setMailboxOpen(false)
    }
    addEventListener('hashchange', makeRoom)
    return () => removeEventListener('hashchange', makeRoom)
  }, [])

  useEffect(() => {
    if (!run || !wantsToType.current) return
    wantsToType.current = false
    composer.current?.focus()
  }, [run])

  const openNewThread = () => {
    wantsToType.current = true
    navigate(newThreadLocation())
  }

  const closePanel = () => setPanel(undefined)

  const closeSettings = () => {
    setAsked(undefined)
    if (prefill && threadId) navigate(threadLocation(threadId), { replace: true })
  }

  return (
    <div
      className={`grid h-dvh grid-cols-1 grid-rows-[auto_minmax(0,1fr)] md:grid-cols-[17rem_minmax(0,1fr)] ${isMailboxOpen ? 'lg:grid-cols-[17rem_minmax(0,1fr)_24rem]' : ''}`}
    >
      <div className="col-span-full min-w-0">
        <Header
          threadListId={threadListId}
          settings={run?.settings}
          badge={
            isIdle && (
              <Boundary meaning="Whether runs are traced can’t be shown.">
                <Suspense>
                  <TracingBadge onOpen={() => setAsked({ from: 'header' })} />
                </Suspense>
              </Boundary>
            )
          }
          mailboxButton={mailboxButton}
          isMailboxOpen={isMailboxOpen}
          onMailbox={() => setMailboxOpen(!isMailboxOpen)}
          onAudit={() => setPanel('audit')}
          onRules={() => setPanel('rules')}
          onTools={() => setPanel('tools')}
          onSettings={() => setAsked({ from: 'header' })}
        />
        <StorageNotices workspace={workspace} />
      </div>
      <ThreadList
        id={threadListId}
        workspace={workspace}
        openThreadId={threadId}
        onNew={openNewThread}
        onReview={(id) => {
          setToReview(id)
          setMailboxOpen(false)
          navigate(threadLocation(id))
        }}
      />
      {/* On a narrow screen the mailbox takes the place of the conversation. */}
      <main className="col-start-1 row-start-2 min-h-0 min-w-0 md:col-start-2">
        {run && (
          <div className={`h-full ${isMailboxOpen ? 'max-lg:hidden' : ''}`}>
            <OpenThread
              key={run.threadId}
              run={run}
              settings={settings}
              isCovered={panel !== undefined}
              isToReview={toReview === run.threadId}
              onReview={() => setToReview(undefined)}
              onSettings={setAsked}
              onSettingsClosed={closeSettings}
            />
          </div>
        )}
        {opened && 'problem' in opened && (
          <div className="mx-auto max-w-2xl p-4">
            <ProblemNotice problem={opened.problem}>
              <Button onClick={() => globalThis.location.reload()}>Reload the page</Button>
            </ProblemNotice>
          </div>
        )}
      </main>
      {panel === 'audit' && run && (
        <Boundary meaning="The audit could not be loaded; what is on record stays on record.">
          <Suspense>
            <AuditDialog
              run={run}
              workspace={workspace}
              onOpenThread={(id) => {
                closePanel()
                navigate(threadLocation(id))
              }}
              onRules={() => setPanel('rules')}
              onTools={() => setPanel('tools')}
              onClose={closePanel}
            />
          </Suspense>
        </Boundary>
      )}
      {panel === 'rules' && run && (
        <Boundary meaning="The rules could not be loaded; they decide as before.">
          <Suspense>
            <RulesDialog run={run} workspace={workspace} onClose={closePanel} />
          </Suspense>
        </Boundary>
      )}
      {panel === 'tools' && run && (
        <Boundary meaning="The tools could not be loaded; what is offered stays as it is.">
          <Suspense>
            <ToolsDialog run={run} onClose={closePanel} />
          </Suspense>
        </Boundary>
      )}
      {isMailboxOpen && (
        <div className="z-10 col-start-1 row-start-2 min-h-0 md:col-start-2 lg:col-start-3">
          <Boundary meaning="The mailbox could not be loaded; what is in it stays there.">
            <Suspense>
              <Mailbox
                mailbox={mailbox}
                onClose={() => {
                  setMailboxOpen(false)
                  mailboxButton.current?.focus()
                }}
              />
            </Suspense>
          </Boundary>
        </div>
      )}
    </div>
  )
}
