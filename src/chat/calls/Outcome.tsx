import type { ToolCall } from '../../thread/toolCall.ts'
import { cancelReasons } from './cancelReasons.ts'
import { Value } from './Value.tsx'

/** What came of a call, or why nothing did, in the words that its state has for it. */
export function Outcome({ call }: { readonly call: ToolCall }) {
  switch (call.status) {
    case 'pending':
    case 'approved':
    case 'running':
      return null
    case 'succeeded':
      return call.result.type === 'whole' ? (
        <Value label="Result" value={call.result.value} />
      ) : (
        <Value
          label={`Result, cut: first part of ${call.result.bytes.toLocaleString('en')} bytes`}
          value={call.result.text}
        />
      )
    case 'failed':
      return <Value label="Error" value={call.error} />
    case 'rejected':
      return <Value label="Your reason" value={call.decision.message ?? 'You gave none.'} />
    case 'cancelled':
      return <Value label="Why" value={cancelReasons[call.reason]} />
    case 'unknown':
      return <Value label="Why" value={call.why} />
    case 'refused':
      return (
        <>
          <Value label="Why" value={call.refusal.detail} />
          <Value label="As written" value={call.rawArguments} />
        </>
      )
  }
}
