import { useMemo, useRef, useState } from 'react'
import { internalProblem } from '../../run/problems.ts'
import type { Run } from '../../run/run.ts'
import { problemText } from '../../thread/argumentProblem.ts'
import type { JsonObject } from '../../thread/json.ts'
import { messageOf } from '../../thread/problem.ts'
import type { Problem } from '../../thread/problem.ts'
import { shownName } from '../../thread/sourceWords.ts'
import type { RunningCall, ServerAnswer, ServerQuestion } from '../../thread/toolCall.ts'
import { argumentProblems } from '../../tools/jsonSchemaTool.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ArgumentForm } from '../edit/ArgumentForm.tsx'
import type { EditDraft } from '../edit/draft.ts'
import { startingForm } from '../edit/form.ts'
import { JsonField } from '../edit/JsonField.tsx'
import { shapeOfParameters } from '../edit/shape.ts'
import { useDraft } from '../edit/useDraft.ts'
import { schemaForForm, suggestedIn } from './askedSchema.ts'

/** One question of a server, with the form that it wants filled in. Closing it leaves it unanswered. */
export function ServerQuestionForm({
  run,
  call,
  question,
}: {
  readonly run: Run
  readonly call: RunningCall
  readonly question: ServerQuestion
}) {
  const said = useRef<HTMLParagraphElement>(null)
  const [edit, setEdit] = useState<EditDraft>()
  const [why, setWhy] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<Problem>()
  const check = useMemo(() => checkOf(question.schema), [question.schema])
  const { asked, content } = useMemo(() => {
    const schema = schemaForForm(question.schema)
    const shape = shapeOfParameters(schema)
    return {
      asked: { ...call, args: {}, definition: { ...call.definition, parameters: schema } },
      content: shape && {
        type: 'form' as const,
        form: startingForm(shape, suggestedIn(question.schema)),
      },
    }
    // Another question has another form.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [question])
  const filled = useDraft(asked, content, async (args) => check(args), setEdit)
  // Nothing was proposed, so nothing counts as edited.
  const draft = { ...filled, changes: [] }
  const { source } = call.definition
  const server = typeof source === 'object' && source.type === 'mcp' ? source : undefined

  const answer = (given: ServerAnswer): void => {
    setProblem(undefined)
    run.answerServer(call.id, given).catch((error: unknown) => setProblem(internalProblem(error)))
  }
  const send = (): void => {
    const args = argsOf(edit)
    const faults = args ? check(args).map(problemText) : ['Fill in what is missing.']
    setWhy(faults)
    if (args && faults.length === 0) answer({ type: 'accept', content: args })
  }

  return (
    <Dialog
      title={`Question of ${shownName(call.definition)}`}
      keepsWhatWasEntered
      initialFocus={() => said.current}
      onClose={() => answer({ type: 'cancel' })}
      footer={
        <>
          <Button onClick={() => answer({ type: 'decline' })}>Decline</Button>
          <Button look="primary" onClick={send}>
            Send answer
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-soft">
        The server {server?.server} asks this while the call runs. What you answer goes to{' '}
        <strong className="wrap-anywhere font-medium text-ink">{server?.url}</strong> and is on
        record. Give it no passwords. Without an answer it may end the call.
      </p>
      <p
        ref={said}
        tabIndex={-1}
        className="my-4 border-l-4 border-line-strong pl-3 font-medium outline-none"
      >
        <ExactText text={question.message} />
      </p>
      {draft.hasForm ? (
        <ArgumentForm draft={draft} onJson={() => undefined} />
      ) : (
        <JsonField draft={draft} takesFocus={false} />
      )}
      {why.length > 0 && (
        <ul role="alert" className="mt-3 text-sm text-danger">
          {why.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {problem && (
        <div className="mt-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
    </Dialog>
  )
}

function argsOf(edit: EditDraft | undefined): JsonObject | undefined {
  if (edit?.type === 'unchanged') return {}
  return edit?.type === 'valid' || edit?.type === 'checking' ? edit.args : undefined
}

/** A schema that can't be read lets nothing pass. */
function checkOf(schema: JsonObject): ReturnType<typeof argumentProblems> {
  try {
    return argumentProblems(schema)
  } catch (error) {
    const message = `What the server wants can’t be read: ${messageOf(error)}`
    return () => [{ path: [], message }]
  }
}
