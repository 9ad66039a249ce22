import type { CancelReason, ToolCall, ToolResult } from '../thread/toolCall.ts'
import { resultText } from './limitResult.ts'

const longestQuote = 2000

const notRun: Record<CancelReason, string> = {
  stopped: 'the person stopped the run',
  'not-approved': 'another call of the same reply was rejected, which ended the run',
  'definition-changed': 'the tool has changed since it was offered',
  'digest-mismatch': 'the call no longer was the one that had been approved',
  'tool-missing': 'the tool is no longer there',
}

/** What the model is told of a call: the plain truth of its state. */
export function toolMessageText(call: ToolCall): string {
  switch (call.status) {
    case 'succeeded':
      return toldResult(call.result)
    case 'failed':
      return `The tool failed: ${call.error}`
    case 'unknown':
    case 'running':
      return `Outcome unknown: the call was approved and started, and it may or may not have taken effect. ${call.status === 'unknown' ? call.why : ''}`.trim()
    case 'rejected':
      return `The person rejected this call. It did not run. ${reasonText(call.decision.message)}`
    case 'cancelled':
      return `Not run: ${notRun[call.reason]}.`
    case 'refused':
      return `Refused before it was shown to the person. It did not run. ${call.refusal.detail} The call was ${quote(call.name)} with the arguments ${quote(call.rawArguments)}.`
    case 'pending':
    case 'approved':
      return 'Not run.'
  }
}

function toldResult(result: ToolResult): string {
  switch (result.type) {
    case 'whole':
      return resultText(result.value)
    case 'cut':
      return `${result.text}\n\n[Cut: the result has ${result.bytes} bytes; this is only its first part.]`
    case 'reported':
      return `The outcome was unknown at first. The person looked and reports that it took effect: ${result.text}`
  }
}

function reasonText(message: string | undefined): string {
  return message ? `Reason: ${message}` : 'No reason was given.'
}

function quote(text: string): string {
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text)
}
