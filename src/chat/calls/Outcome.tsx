import { isOpen } from '../../thread/toolCall.ts'
import type { ToolCall, ToolResult } from '../../thread/toolCall.ts'
import { cancelReasons } from './cancelReasons.ts'
import { Value } from './Value.tsx'

/** What came of a call, or why nothing did, in the words that its state has for it. */
export function Outcome({ call }: { readonly call: ToolCall }) {
  if (isOpen(call)) return null
  return (
    <dl className="grid gap-2 border-t border-dashed border-line pt-3 first:border-0 first:pt-0">
      <Words call={call} />
    </dl>
  )
}

function Words({ call }: { readonly call: ToolCall }) {
  switch (call.status) {
    case 'pending':
    case 'approved':
    case 'running':
      return null
    case 'held':
      return <Result result={call.result} />
    case 'succeeded':
      return (
        <>
          <Result result={call.result} />
          {call.undo?.type === 'failed' && (
            <Value isOurs label="Could not be undone" value={call.undo.error} />
          )}
          {call.undo?.type === 'unknown' && (
            <Value
              isOurs
              label="Undone or not"
              value={`Nobody can tell: ${call.undo.why} Look, then try again or leave it.`}
            />
          )}
        </>
      )
    case 'undone':
      return (
        <>
          <Result result={call.result} />
          <Value
            isOurs
            label="Taken back"
            value="The model hears of it with the message that follows."
          />
        </>
      )
    case 'withheld':
      return (
        <>
          <Value isOurs label="Told instead" value={call.note ?? 'That you withheld the result.'} />
          <Result result={call.result} />
        </>
      )
    case 'answered':
      return <Value isOurs label="Your answer" value={call.decision.message} />
    case 'failed':
      return <Value isOurs label="Error" value={call.error} />
    case 'rejected':
      return <Value isOurs label="Your reason" value={call.decision.message ?? 'You gave none.'} />
    case 'cancelled':
      return <Value isOurs label="Why" value={cancelReasons[call.reason]} />
    case 'unknown':
      return <Value isOurs label="Why" value={call.why} />
    case 'refused':
      return (
        <>
          <Value isOurs label="Why" value={call.refusal.detail} />
          <Value isOurs label="As written" value={call.rawArguments} />
        </>
      )
  }
}

function Result({ result }: { readonly result: ToolResult }) {
  switch (result.type) {
    case 'whole':
      return <Value isOurs label="Result" value={result.value} />
    case 'reported':
      return <Value isOurs label="Result, as you reported it" value={result.text} />
    case 'cut':
      return (
        <Value
          isOurs
          label={`Result, cut: first part of ${result.bytes.toLocaleString('en')} bytes`}
          value={result.text}
        />
      )
  }
}
