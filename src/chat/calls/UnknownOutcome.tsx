import { useId, useState } from 'react'
import type { Json } from '../../thread/json.ts'
import type { Finding, UnknownCall } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../TextArea.tsx'
import type { Conversation } from '../conversation.ts'
import { CheckOutcome } from './CheckOutcome.tsx'
import { useCheck } from './useCheck.ts'
import { Value } from './Value.tsx'

const longestPrefill = 2000

/** Asks what became of a call that may have run: only a person can look, and nothing is run again by itself. */
export default function UnknownOutcome({
  call,
  conversation: { run, act },
  onClose,
}: {
  readonly call: UnknownCall
  readonly conversation: Conversation
  readonly onClose: () => void
}) {
  const [found, setFound] = useState('')
  const [prefill, setPrefill] = useState('')
  const [isMissing, setMissing] = useState(false)
  const hint = useId()
  const looking = useCheck(run, call.id, (finding) => {
    const text = wordsFor(finding)
    // Never over what the person has written.
    setFound((written) => (written === '' || written === prefill ? text : written))
    setPrefill(text)
    setMissing(false)
  })

  const settle = async (type: 'done' | 'failed' | 'again') => {
    const text = found.trim()
    if (type !== 'again' && text === '') {
      setMissing(true)
      return
    }
    const settlement = type === 'again' ? { type } : { type, text }
    if (await act(() => run.settle(call.id, settlement))) onClose()
  }

  return (
    <Dialog
      title={`Outcome unknown: ${call.name}`}
      onClose={onClose}
      keepsWhatWasEntered
      footer={
        <>
          <Button onClick={() => void settle('again')}>Run again…</Button>
          <Button onClick={() => void settle('failed')}>Mark as failed</Button>
          <Button onClick={() => void settle('done')}>Mark as done</Button>
        </>
      }
    >
      <div className="grid gap-4 text-sm">
        <p>
          This call was started at {new Date(call.startedAt).toLocaleString()} and its end is not on
          record. It may have taken effect, or not. {call.why}
        </p>
        <dl className="grid gap-2">
          {Object.entries(call.args).map(([name, value]) => (
            <Value key={name} label={name} value={value} />
          ))}
        </dl>
        <CheckOutcome name={call.name} looking={looking} />
        <div>
          <div className="rounded-lg border border-line-strong p-1 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
            <TextArea
              label="What you found"
              placeholder="Look where it would show, and say what you see"
              value={found}
              onChange={(text) => {
                setFound(text)
                setMissing(false)
              }}
              aria-describedby={hint}
            />
          </div>
          <p
            id={hint}
            className={`mt-1 ${isMissing ? 'font-medium text-danger' : 'text-ink-soft'}`}
          >
            {isMissing
              ? 'Say in a few words what you found; the model is told exactly that.'
              : 'The model is told what you write here. “Run again…” asks you for a fresh approval first.'}
          </p>
        </div>
      </div>
    </Dialog>
  )
}

/** What the look found, for the person to confirm or change before the model is told. */
function wordsFor(finding: Finding): string {
  switch (finding.type) {
    case 'took-effect':
      return textOf(finding.output).slice(0, longestPrefill)
    case 'no-effect':
      return 'The tool looked: it did not take effect.'
    case 'inconclusive':
      return ''
  }
}

const textOf = (output: Json) => (typeof output === 'string' ? output : JSON.stringify(output))
