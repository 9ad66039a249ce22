import type { CancelReason } from '../../thread/toolCall.ts'

/** Why a call was given up before it started, in plain words. */
export const cancelReasons: Record<CancelReason, string> = {
  stopped: 'You stopped the run before this call started.',
  'not-approved':
    'Another call of the same reply was turned down, and a single pass runs all or none.',
  'definition-changed': 'The tool was no longer the one that this call was offered with.',
  'digest-mismatch': 'What would have run was not exactly what you had been shown.',
  'tool-missing': 'The tool is no longer there.',
}
