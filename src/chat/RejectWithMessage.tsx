import { Button } from '../ui/Button.tsx'

/** Asks what a message means while tool calls wait: two messages must not race, so it is their rejection or it is kept. */
export function RejectWithMessage({
  onReject,
  onWait,
}: {
  readonly onReject: () => void
  readonly onWait: () => void
}) {
  return (
    <div
      role="group"
      aria-label="Tool calls wait for you"
      className="mt-2 rounded-lg border border-warn bg-warn-wash px-4 py-3 text-sm"
    >
      <p>
        Tool calls wait for your decision, and your message can’t go past them. Shall they be
        rejected, with this message as the reason? It is kept here otherwise.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={onReject}>Reject them with this message</Button>
        <Button look="quiet" onClick={onWait}>
          Keep waiting
        </Button>
      </div>
    </div>
  )
}
