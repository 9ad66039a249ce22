import { lazy, Suspense, useId, useState } from 'react'
import type { OwnTool } from '../../tools/own/ownTool.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Question } from '../../ui/Question.tsx'
import { takeFocus } from '../../ui/takeFocus.ts'
import { TextField } from '../../ui/TextField.tsx'
import { ArgumentsEditor } from './ArgumentsEditor.tsx'
import { draftOf, emptyDraft, toolOfDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { TryOut } from './TryOut.tsx'

const CodeField = lazy(() => import('./CodeField.tsx'))

const risks = {
  read: 'Reads only',
  write: 'Writes',
  send: 'Sends data',
  destructive: 'Destructive',
} as const

/** Writes a tool, or changes one. Nothing is stored before it is saved. */
export function OwnToolEditor({
  tool,
  taken,
  isLeaving,
  onSave,
  onDirty,
  onLeave,
  onStay,
  onDone,
}: {
  /** The one to change; undefined for a new one. */
  readonly tool: OwnTool | undefined
  /** The names of all other tools. */
  readonly taken: ReadonlySet<string>
  /** Whether the person is asked if they want to lose what they changed. */
  readonly isLeaving: boolean
  /** Stores it; tells whether it worked. */
  readonly onSave: (tool: OwnTool) => Promise<boolean>
  /** Something was changed. */
  readonly onDirty: () => void
  readonly onLeave: () => void
  readonly onStay: () => void
  readonly onDone: () => void
}) {
  const id = useId()
  const [first] = useState<Draft>(() => (tool ? draftOf(tool) : emptyDraft))
  const [draft, setDraft] = useState(first)
  const [wasAsked, setAsked] = useState(false)
  const drafted = toolOfDraft(draft, taken)
  const isFaulty = Object.keys(drafted.faults).length > 0
  const faults = wasAsked ? drafted.faults : {}
  const change = (changed: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...changed }))
    onDirty()
  }

  const save = async (): Promise<void> => {
    setAsked(true)
    if (!isFaulty && (await onSave(drafted.tool))) onDone()
  }

  return (
    <form
      aria-label={tool ? `Change ${tool.name}` : 'New tool'}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="Tool name"
        value={draft.name}
        wrong={faults.name}
        ref={tool ? undefined : takeFocus}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <TextField
        label="Description"
        help="What it does and when to use it: the model reads nothing else of it but the arguments."
        value={draft.description}
        wrong={faults.description}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
      <Choice
        label="How risky it is to be shown"
        value={draft.risk}
        options={risks}
        onChange={(risk) => change({ risk })}
      />
      <ArgumentsEditor
        draft={draft.arguments}
        wrong={faults.parameters}
        onChange={(words) => change({ arguments: words })}
      />
      <section aria-labelledby={`${id}-code`}>
        <h3 id={`${id}-code`} className="text-sm font-medium">
          Code
        </h3>
        <p className="pb-2 text-sm text-ink-soft">
          JavaScript, the body of an async function of <code>args</code>. It runs in a sandbox of
          this page: it can work things out, and reaches no network, no storage and no page.
        </p>
        {faults.code !== undefined && (
          <p role="alert" className="pb-2 text-sm font-medium text-danger">
            {faults.code}
          </p>
        )}
        <Boundary meaning="The editor could not be loaded; nothing was changed.">
          <Suspense fallback={<p className="text-sm text-ink-soft">Loading the editor…</p>}>
            <CodeField label="Code" startsFrom={first.code} onChange={(code) => change({ code })} />
          </Suspense>
        </Boundary>
      </section>
      <TryOut drafted={drafted} />
      {isLeaving ? (
        <Question
          label="Throw away what you changed?"
          yes="Throw away"
          onYes={onDone}
          onKeep={onStay}
        >
          <p>What you changed here is not saved yet.</p>
        </Question>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary">
            Save
          </Button>
          <Button onClick={onLeave}>Cancel</Button>
        </div>
      )}
      {wasAsked && isFaulty && (
        <p role="alert" className="text-sm text-danger">
          It can’t be saved like this: look at what is marked.
        </p>
      )}
    </form>
  )
}
