import type { CancelReason, RefusalReason, ReturnReason } from '../thread/toolCall.ts'

/** Why a call was given up, as the end of a sentence. */
export const cancelWords: Record<CancelReason, string> = {
  stopped: 'the run was stopped',
  'not-approved': 'another call of the reply was turned down',
  'definition-changed': 'the tool was no longer the one it was offered with',
  'digest-mismatch': 'it was no longer what had been shown',
  'tool-missing': 'the tool was gone',
}

/** Why a call was never offered, as the end of a sentence. */
export const refusalWords: Record<RefusalReason, string> = {
  'unknown-tool': 'there is no such tool',
  'unparsable-arguments': 'its arguments could not be read',
  'invalid-arguments': 'its arguments did not fit the tool',
  'malformed-call': 'the call was malformed',
  'no-preview': 'what it would do could not be told',
}

/** Why an approved call was put before the person again, as the end of a sentence. */
export const returnWords: Record<ReturnReason, string> = {
  'effects-changed': 'what it would do was no longer what had been shown',
  'rule-no-longer-applies': 'the rule that had approved it no longer did',
}
