import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { liveTools } from '../../run/liveTools.ts'
import type { LiveTool } from '../../run/liveTools.ts'
import { ownTools } from '../../run/ownTools.ts'
import { internalProblem } from '../../run/problems.ts'
import type { Problem } from '../../thread/problem.ts'
import { giveFile } from '../../tools/giveFile.ts'
import type { OwnTool } from '../../tools/own/ownTool.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { OwnToolEditor } from './OwnToolEditor.tsx'
import { OwnToolLine } from './OwnToolLine.tsx'

type View =
  { readonly type: 'list' } | { readonly type: 'editor'; readonly tool: OwnTool | undefined }

const list: View = { type: 'list' }

/** The tools that the person wrote: all of them, and the way to write, change, take in and take along. */
export default function OwnToolsDialog({ onClose }: { readonly onClose: () => void }) {
  const tools = useStore(ownTools.store, (own) => own.tools)
  const unread = useStore(ownTools.store, (own) => own.problem)
  const [live, setLive] = useState<ReadonlyMap<string, LiveTool>>(new Map())
  const [view, setView] = useState(list)
  const [isDirty, setDirty] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [note, setNote] = useState('')
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => ownTools.follow(), [])
  useEffect(() => {
    liveTools().then(setLive, (error: unknown) => setProblem(internalProblem(error)))
  }, [tools])

  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(undefined)
    setNote('')
    try {
      await work()
      return true
    } catch (error) {
      setProblem(internalProblem(error))
      return false
    }
  }

  const takeIn = async (file: File): Promise<void> => {
    const { readToolFile } = await import('../../run/ownToolFile.ts')
    const read = readToolFile(await file.text())
    if (read.type === 'refused') {
      setNote(`Nothing was imported. ${read.why}`)
      return
    }
    const present = await ownTools.add(read.tools)
    setNote(present.length > 0 ? alreadyHere(present) : imported(read.tools))
  }

  const takeAlong = async (): Promise<void> => {
    const { toolFileText } = await import('../../run/ownToolFile.ts')
    giveFile('countersign-tools.json', toolFileText(tools ?? []))
  }

  const open = (next: View) => {
    setView(next)
    setDirty(false)
    setLeaving(false)
  }
  const leave = () => (isDirty ? setLeaving(true) : open(list))

  const shown = [unread, problem].find((one) => one !== undefined)
  const isTaken = (name: string) => {
    const there = live.get(name)
    return there !== undefined && !isOwn(there)
  }
  const edited = view.type === 'editor' ? view.tool : undefined

  return (
    <Dialog
      title={
        view.type === 'list' ? 'Your own tools' : edited ? `Change ${edited.name}` : 'New tool'
      }
      isWide
      keepsWhatWasEntered={view.type === 'editor'}
      onClose={view.type === 'list' ? onClose : leave}
    >
      {shown && (
        <div className="mb-3">
          <ProblemNotice problem={shown} />
        </div>
      )}
      {view.type === 'editor' ? (
        <OwnToolEditor
          tool={edited}
          taken={takenNames(live, edited)}
          onSave={(tool) => act(() => ownTools.save(tool, edited?.name))}
          isLeaving={isLeaving}
          onDirty={() => setDirty(true)}
          onLeave={leave}
          onStay={() => setLeaving(false)}
          onDone={() => open(list)}
        />
      ) : (
        <>
          <p className="text-sm text-ink-soft">
            A tool of your own is a few lines of JavaScript that run in a sandbox of this page, once
            you have approved the call. It stays in this browser.
          </p>
          <div className="flex flex-wrap gap-2 py-3">
            <Button look="primary" onClick={() => open({ type: 'editor', tool: undefined })}>
              Write a tool
            </Button>
            <Button onClick={() => input.current?.click()}>Import…</Button>
            {tools && tools.length > 0 && (
              <Button onClick={() => void act(takeAlong)}>Export all</Button>
            )}
          </div>
          <FileField
            field={input}
            label="File of tools to import"
            accept=".json,application/json"
            onFiles={([file]) => void act(() => takeIn(file))}
          />
          <p role="status" className="text-sm empty:hidden">
            {note}
          </p>
          {tools && tools.length > 0 && (
            <ul aria-label="Your own tools" className="mt-2 flex flex-col gap-3">
              {tools.map((tool) => (
                <OwnToolLine
                  key={tool.name}
                  tool={tool}
                  isShadowed={isTaken(tool.name)}
                  onTurn={(isOn) => void act(() => ownTools.save({ ...tool, isOn }))}
                  onChange={() => open({ type: 'editor', tool })}
                  onRemove={() => void act(() => ownTools.remove(tool.name))}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </Dialog>
  )
}

function isOwn({ definition: { source } }: LiveTool): boolean {
  return source !== 'built-in' && source.type === 'own'
}

function takenNames(
  live: ReadonlyMap<string, LiveTool>,
  edited: OwnTool | undefined,
): ReadonlySet<string> {
  const stored = ownTools.store.getState().tools ?? []
  const names = new Set([...live.keys(), ...stored.map(({ name }) => name)])
  if (edited) names.delete(edited.name)
  return names
}

function alreadyHere(names: readonly string[]): string {
  return `Nothing was imported: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} here already. Remove or rename what is here first.`
}

function imported(tools: readonly OwnTool[]): string {
  return `Imported ${tools.map(({ name }) => name).join(', ')}, switched off. Read what ${tools.length === 1 ? 'it does' : 'each does'} before you switch it on.`
}
