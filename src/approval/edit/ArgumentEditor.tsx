import { Tabs } from '@base-ui/react/tabs'
import { RotateCcw, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { OfferedCall } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../words.ts'
import { ArgumentForm } from './ArgumentForm.tsx'
import { ChangeList } from './ChangeList.tsx'
import { JsonField } from './JsonField.tsx'
import type { DraftContent } from './draft.ts'
import type { Check, OnDraft } from './useDraft.ts'
import { useDraft } from './useDraft.ts'

type TabName = 'form' | 'json' | 'changes'

const tab =
  'relative -mb-px inline-flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 text-sm font-medium text-ink-soft transition-colors hover:text-ink aria-selected:border-accent aria-selected:text-ink sm:px-4'
const panel = 'pt-4 outline-offset-4'

/** Edits the arguments of a call, and nothing else of it, as a form or as JSON; give it a `key` per call and revision. */
export default function ArgumentEditor({
  call,
  startsFrom,
  takesFocus,
  check,
  onDraft,
}: {
  readonly call: OfferedCall
  /** An earlier draft's content, to go on from; without it the editor starts from what was proposed. */
  readonly startsFrom?: DraftContent | undefined
  /** Whether the person has just asked for the editor, so that the focus goes into it. */
  readonly takesFocus: boolean
  /** Finds what is wrong with changed arguments; asked anew after each change, and only its answer to the last one counts. */
  readonly check: Check
  /** Told how the edit stands: at the start and after each change, before that is painted. */
  readonly onDraft: OnDraft
}) {
  const draft = useDraft(call, startsFrom, check, onDraft)
  const [shown, setShown] = useState<{ readonly tab: TabName; readonly takesFocus?: true }>({
    tab: 'form',
  })
  const formTab = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takesFocus) formTab.current?.focus()
  }, [takesFocus])
  const toJson = () => {
    setShown({ tab: 'json', takesFocus: true })
  }
  const { changes, tell } = draft

  return (
    <Tabs.Root
      value={shown.tab}
      onValueChange={(name: TabName) => {
        setShown({ tab: name })
      }}
    >
      <div className="flex flex-wrap items-end justify-between border-line sm:border-b">
        <Tabs.List
          activateOnFocus
          aria-label="Edit the arguments"
          className="flex w-full border-b border-line sm:w-auto sm:border-b-0"
        >
          <Tabs.Tab ref={formTab} value="form" className={tab}>
            Form
          </Tabs.Tab>
          <Tabs.Tab value="json" className={tab}>
            JSON
          </Tabs.Tab>
          <Tabs.Tab value="changes" className={tab}>
            Changes
            {changes && changes.length > 0 && (
              <span
                aria-hidden
                className="rounded-full bg-accent px-1.5 text-xs tabular-nums text-on-accent"
              >
                {changes.length}
              </span>
            )}
          </Tabs.Tab>
        </Tabs.List>
        {draft.isResetUndoable ? (
          <Button look="quiet" className="-mx-4" onClick={() => tell({ type: 'reset-undone' })}>
            <Undo2 size={16} aria-hidden />
            Undo reset
          </Button>
        ) : (
          <Button
            look="quiet"
            className="-mx-4"
            aria-disabled={draft.isProposed}
            onClick={() => tell({ type: 'reset' })}
          >
            <RotateCcw size={16} aria-hidden />
            Reset to proposed
          </Button>
        )}
      </div>
      <Tabs.Panel value="form" tabIndex={-1} className={panel}>
        <ArgumentForm draft={draft} onJson={toJson} />
      </Tabs.Panel>
      <Tabs.Panel value="json" tabIndex={-1} className={panel}>
        <JsonField draft={draft} takesFocus={shown.takesFocus ?? false} />
      </Tabs.Panel>
      <Tabs.Panel value="changes" className={panel}>
        <ChangeList changes={changes} problems={draft.problems} />
      </Tabs.Panel>
      <p role="status" aria-live="polite" className="sr-only">
        {draft.problems.length > 0 && counted(draft.problems.length, 'problem')}
      </p>
    </Tabs.Root>
  )
}
