import type { LiveStore } from '../../run/live.ts'
import type { ToolCall } from '../../thread/toolCall.ts'
import { Elapsed } from './Elapsed.tsx'

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** When a call was offered, decided and run, and how long it took or has taken so far. */
export function Timing({
  call,
  live,
}: {
  readonly call: ToolCall
  readonly live: LiveStore | undefined
}) {
  if (call.status === 'refused') return null
  return (
    <p className="text-xs text-ink-soft">
      Offered <Moment at={call.offeredAt} />
      {'decidedAt' in call && (
        <>
          {' · '}decided <Moment at={call.decidedAt} />
        </>
      )}
      {'startedAt' in call && (
        <>
          {' · '}started <Moment at={call.startedAt} />
        </>
      )}
      {call.status === 'running' && live && <Elapsed since={call.startedAt} live={live} />}
      {'finishedAt' in call && <> · took {duration(call.finishedAt - call.startedAt)}</>}
      {'undoneAt' in call && (
        <>
          {' · '}undone <Moment at={call.undoneAt} />
        </>
      )}
      {'cancelledAt' in call && (
        <>
          {' · '}given up <Moment at={call.cancelledAt} />
        </>
      )}
    </p>
  )
}

function Moment({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`
  return `${(milliseconds / 1000).toFixed(1)} s`
}
