import { changesBetween, pathText } from '../thread/changes.ts'
import type { Change } from '../thread/changes.ts'
import type { Json } from '../thread/json.ts'
import type {
  CancelReason,
  OfferedCall,
  RuleMark,
  ToolCall,
  ToolResult,
} from '../thread/toolCall.ts'
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
    case 'undone':
      return `${toldEdit(call)}${toldResult(call.result)}`
    case 'held':
      return `${toldEdit(call)}The tool ran. Its result waits for the person.`
    case 'withheld':
      return `${toldEdit(call)}The tool ran, and ${call.withheldBy ? 'a rule of the person' : 'the person'} withheld its result. ${call.note ? `In its place they say: ${call.note}` : 'No reason was given.'}`
    case 'failed':
      return `${toldEdit(call)}The tool failed: ${call.error}`
    case 'unknown':
    case 'running':
      return `${toldEdit(call)}Outcome unknown: the call was approved and started, and it may or may not have taken effect. ${call.status === 'unknown' ? call.why : ''}`.trim()
    case 'rejected':
      return `${call.rule ? ruleRejected(call.rule) : 'The person rejected this call.'} It did not run. ${reasonText(call.decision.message)}`
    case 'answered':
      return call.decision.message
    case 'cancelled':
      return `Not run: ${notRun[call.reason]}.`
    case 'refused':
      return `Refused before it was shown to the person. It did not run. ${call.refusal.detail} The call was ${quote(call.name)} with the arguments ${quote(call.rawArguments)}.`
    case 'pending':
    case 'approved':
      return 'Not run.'
  }
}

/** So that the model does not propose again what the person has changed. */
function toldEdit({ args, proposedArgs }: OfferedCall): string {
  if (!proposedArgs) return ''
  const changes = changesBetween(proposedArgs, args).map(toldChange).join('; ')
  return `The person changed the arguments before they approved this call, and it ran as changed: ${changes}.\n\n`
}

function toldChange({ path, before, after }: Change): string {
  const where = pathText(path)
  if (before === undefined) return `${where} was added: ${quoteJson(after)}`
  if (after === undefined) return `${where} was removed; it was ${quoteJson(before)}`
  return `${where} was ${quoteJson(before)} and is now ${quoteJson(after)}`
}

function ruleRejected({ sentence }: RuleMark): string {
  return `A rule of the person rejected this call: ${sentence}`
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

/** A JSON value as text, its first part where it is long. */
export function quoteJson(value: Json | undefined): string {
  if (typeof value === 'string') return quote(value)
  const text = JSON.stringify(value)
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
}
