import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useReducer } from 'react'
import type { Change } from '../../thread/changes.ts'
import type { JsonObject } from '../../thread/json.ts'
import type { OfferedCall } from '../../thread/toolCall.ts'
import { afterEvent, editOf, formIn, jsonIn, problemsIn, readingOf, startedDraft } from './draft.ts'
import type { DraftContent, DraftEvent, EditDraft } from './draft.ts'
import type { Form } from './form.ts'
import type { ArgumentProblem } from '../../thread/argumentProblem.ts'
import { messageOf } from '../../thread/problem.ts'

/** Finds what is wrong with arguments; no problems means that the tool would take them. */
export type Check = (args: JsonObject) => Promise<readonly ArgumentProblem[]>

/** Is told how an edit stands. */
export type OnDraft = (draft: EditDraft) => void

/** A draft as the editor draws it. */
export interface ShownDraft {
  /** Nothing if the form can't show the arguments. */
  readonly form: Form | undefined
  readonly json: string
  /** Nothing while the arguments can't be read. */
  readonly changes: readonly Change[] | undefined
  readonly problems: readonly ArgumentProblem[]
  /** Whether the schema has a form at all. */
  readonly hasForm: boolean
  readonly isProposed: boolean
  readonly isResetUndoable: boolean
  readonly tell: (event: DraftEvent) => void
}

/** Runs the draft of one call: asks the check about each change and tells how the edit stands. */
export function useDraft(
  call: OfferedCall,
  startsFrom: DraftContent | undefined,
  check: Check,
  onDraft: OnDraft,
): ShownDraft {
  const [draft, tell] = useReducer(afterEvent, undefined, () =>
    startedDraft(call.args, call.definition.parameters, startsFrom),
  )
  const reading = useMemo(() => readingOf(draft), [draft])
  const edit = useMemo(() => editOf(draft, reading), [draft, reading])

  const report = useEffectEvent(onDraft)
  // Before the paint, so that no button offers to approve another draft than the one in sight.
  useLayoutEffect(() => {
    report(edit)
  }, [edit])

  const ask = useEffectEvent(async ({ content, args }: EditDraft & { type: 'checking' }) => {
    const problems = await check(args).catch((error: unknown) => [notChecked(error)])
    tell({ type: 'checked', content, problems })
  })
  useEffect(() => {
    if (edit.type === 'checking') void ask(edit)
  }, [edit])

  return {
    form: useMemo(() => formIn(draft), [draft]),
    json: useMemo(() => jsonIn(draft), [draft]),
    changes: reading.type === 'read' ? reading.changes : undefined,
    problems: problemsIn(draft, reading),
    hasForm: draft.shape !== undefined,
    isProposed: draft.content.type === 'proposed',
    isResetUndoable: draft.discarded !== undefined,
    tell,
  }
}

function notChecked(error: unknown): ArgumentProblem {
  return { path: [], message: `The arguments could not be checked: ${messageOf(error)}` }
}
