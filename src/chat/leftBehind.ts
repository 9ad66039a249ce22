import type { Turn } from '../thread/thread.ts'
import type { ToolCall } from '../thread/toolCall.ts'

/** What was done after this turn and stays done when the turns leave the conversation, in plain words; nothing if there is nothing. */
export function leftBehind(turns: readonly Turn[], seq: number): string | undefined {
  const calls = turns.flatMap((turn) =>
    turn.kind === 'reply' && turn.seq > seq ? turn.calls.filter(mattersLater) : [],
  )
  const done = calls.filter((call) => call.status === 'succeeded')
  const doubtful = calls.filter((call) => call.status === 'unknown')
  const sentences = [
    done.length > 0 && `${counted(done)} already took effect after this message. That stays done.`,
    doubtful.length > 0 && `${counted(doubtful)} may have taken effect after this message.`,
  ].filter((sentence) => sentence !== false)
  return sentences.length > 0 ? sentences.join(' ') : undefined
}

function mattersLater(call: ToolCall): boolean {
  return (
    (call.status === 'succeeded' || call.status === 'unknown') && call.definition.risk !== 'read'
  )
}

function counted(calls: readonly ToolCall[]): string {
  const names = [...new Set(calls.map((call) => call.name))].join(', ')
  return `${calls.length} tool ${calls.length === 1 ? 'call' : 'calls'} (${names})`
}
