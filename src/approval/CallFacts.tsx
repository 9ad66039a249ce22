import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { PendingCall } from '../thread/toolCall.ts'
import { ExactText } from '../ui/ExactText.tsx'
import { effectOf } from './words.ts'

/** What the call would do, by the tool's definition and never by the model's words; it describes the dialog. */
export function CallEffect({ call }: { readonly call: PendingCall }) {
  const { risk, description } = call.definition
  return (
    <AlertDialog.Description className="text-sm">
      <strong className="font-semibold">{effectOf[risk]}</strong>{' '}
      <ExactText text={description} className="text-ink-soft" />
    </AlertDialog.Description>
  )
}

/** To what the approval is bound, for who wants to know. */
export function CallBinding({ call }: { readonly call: PendingCall }) {
  const digest = call.presented?.digest
  if (digest === undefined) return null
  return (
    <details className="text-xs text-ink-soft">
      <summary className="w-fit py-1">
        Digest <code className="font-mono">{digest.slice(0, 12)}</code>
      </summary>
      <p className="mt-1">
        An approval is bound to this SHA-256 of the tool’s definition, the arguments and what would
        happen. If any of it were to change, the call would not run.
      </p>
      <code className="mt-1 block break-all font-mono">{digest}</code>
    </details>
  )
}
