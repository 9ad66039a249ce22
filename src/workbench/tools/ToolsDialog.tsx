import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { liveTools } from '../../run/liveTools.ts'
import type { LiveTool } from '../../run/liveTools.ts'
import { mcpServers } from '../../run/mcp/mcpServers.ts'
import { internalProblem } from '../../run/problems.ts'
import { ruleBook } from '../../run/ruleBook.ts'
import type { Run } from '../../run/run.ts'
import { nextStep } from '../../thread/nextStep.ts'
import type { Problem } from '../../thread/problem.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { needsPerson } from '../mcp/standing.ts'
import { ToolEntry } from './ToolEntry.tsx'

const FilesDialog = lazy(() => import('../files/FilesDialog.tsx'))
const OwnToolsDialog = lazy(() => import('../own/OwnToolsDialog.tsx'))
const McpDialog = lazy(() => import('../mcp/McpDialog.tsx'))

/** What lies behind the tools, each with a dialog of its own. */
const rooms = { files: FilesDialog, own: OwnToolsDialog, mcp: McpDialog } as const

const atRest: ReadonlySet<string> = new Set(['ended', 'interrupted'])

/** Every tool there is, which of them the model is offered in the open thread, and the way to run one by hand. */
export default function ToolsDialog({
  run,
  onClose,
}: {
  readonly run: Run
  readonly onClose: () => void
}) {
  const [tools, setTools] = useState<ReadonlyMap<string, LiveTool>>()
  const [problem, setProblem] = useState<Problem>()
  const [room, setRoom] = useState<keyof typeof rooms | undefined>(() =>
    history.state === 'servers' ? 'mcp' : undefined,
  )
  const off = useStore(run.settings, ({ settings }) => settings.toolsOff)
  const lines = useStore(ruleBook.store, (book) => book.lines)
  const servers = useStore(mcpServers.store, (mcp) => mcp.lines)
  const troubled = (servers ?? []).filter(needsPerson).length
  const step = useStore(run.thread, (thread) => nextStep(thread).type)
  const activity = useStore(run.live, (live) => live.activity)
  const isAtRest = atRest.has(step) && activity === 'idle'

  useEffect(() => ruleBook.follow(), [])
  useEffect(() => {
    // Once: another load of the page is not a way back.
    if (history.state === 'servers') history.replaceState(null, '')
  }, [])
  useEffect(() => {
    liveTools().then(setTools, (error: unknown) => {
      setProblem(internalProblem(error))
    })
  }, [room, servers])

  if (room) {
    const Room = rooms[room]
    return (
      <Boundary meaning="This could not be loaded; the tools stay as they are.">
        <Suspense>
          <Room onClose={() => setRoom(undefined)} />
        </Suspense>
      </Boundary>
    )
  }

  return (
    <Dialog title="Tools" isWide onClose={onClose}>
      <p className="text-sm text-ink-soft">
        What the model is offered in this thread. A tool that you turn off is not offered any more,
        and a call of it that waits is rejected. A call that you word yourself is put before you
        like any other, and the model hears of it with your next message.
      </p>
      <div className="flex flex-wrap gap-2 pt-3">
        <Button onClick={() => setRoom('files')}>Files…</Button>
        <Button onClick={() => setRoom('own')}>Your own tools…</Button>
        <Button onClick={() => setRoom('mcp')}>
          Servers…
          {troubled > 0 && (
            <span className="text-warn">
              {troubled} {troubled === 1 ? 'needs' : 'need'} you
            </span>
          )}
        </Button>
      </div>
      {!isAtRest && (
        <p className="mt-2 text-sm text-warn">
          While a run goes on or something waits, nothing can be run by hand.
        </p>
      )}
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {tools && (
        <ul aria-label="Tools" className="mt-4 flex flex-col gap-3">
          {[...tools.values()].map(({ definition }) => (
            <ToolEntry
              key={definition.name}
              run={run}
              definition={definition}
              rules={countRules(lines, definition.name)}
              isOn={!off?.includes(definition.name)}
              isAtRest={isAtRest}
              onTurn={(isOn) => {
                setProblem(undefined)
                run.turnTool(definition.name, isOn).catch((error: unknown) => {
                  setProblem(internalProblem(error))
                })
              }}
              onProposed={onClose}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function countRules(
  lines: ReturnType<typeof ruleBook.store.getState>['lines'],
  name: string,
): number {
  const about = (lines ?? []).filter(
    (line) => line.type === 'rule' && line.rule.definition.name === name,
  )
  return about.length
}
