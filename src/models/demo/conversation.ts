import type { BaseMessage } from '@langchain/core/messages'
import { readNotes } from './notes.ts'

/** A call as it stands in the history, of whatever tool. */
export interface PastCall {
  readonly id: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

/** What a tool message says about a call. */
export interface ToolTurn {
  readonly speaker: 'tool'
  readonly callId: string
  readonly text: string
  readonly failed: boolean
}

/** One message of the conversation, without what only a provider needs. */
export type Turn =
  | { readonly speaker: 'person'; readonly text: string; readonly notes?: readonly string[] }
  | { readonly speaker: 'model'; readonly text: string; readonly calls: readonly PastCall[] }
  | ToolTurn

/** The turns of a conversation; instructions of the system are left out. */
export function turnsOf(messages: readonly BaseMessage[]): Turn[] {
  return messages.flatMap((message): Turn[] => {
    const text = textOf(message)
    switch (message.type) {
      case 'human':
        return personTurns(text)
      case 'ai':
        return [{ speaker: 'model', text, calls: callsIn(message) }]
      case 'tool':
        return [
          {
            speaker: 'tool',
            callId: stringOf(fieldOf(message, 'tool_call_id')),
            text,
            failed: fieldOf(message, 'status') === 'error',
          },
        ]
      case 'system':
        return []
      default:
        return []
    }
  })
}

/** A message of notes only is nobody's turn. */
function personTurns(message: string): Turn[] {
  const { notes, words } = readNotes(message)
  if (notes.length === 0) return [{ speaker: 'person', text: message }]
  return words === '' ? [] : [{ speaker: 'person', text: words, notes }]
}

/** The number that the next call id starts from: ids of a thread never repeat, whatever became of earlier calls. */
export function nextCallNumber(turns: readonly Turn[]): number {
  const ids = turns.flatMap((turn) => {
    if (turn.speaker === 'model') return turn.calls.map((call) => call.id)
    return turn.speaker === 'tool' ? [turn.callId] : []
  })
  const numbers = ids.map((id) => Number(/^call_(\d{1,9})$/.exec(id)?.[1] ?? 0))
  const count = turns.reduce(
    (sum, turn) => sum + (turn.speaker === 'model' ? turn.calls.length : 0),
    0,
  )
  return Math.max(count, 0, ...numbers) + 1
}

function callsIn(message: BaseMessage): PastCall[] {
  const valid = listOf(fieldOf(message, 'tool_calls'))
  const invalid = listOf(fieldOf(message, 'invalid_tool_calls'))
  return [...valid, ...invalid].map((call) => ({
    id: stringOf(fieldOf(call, 'id')),
    name: stringOf(fieldOf(call, 'name')),
    args: recordOf(fieldOf(call, 'args')),
  }))
}

function textOf({ content }: BaseMessage): string {
  if (typeof content === 'string') return content
  return listOf(content)
    .map((block) => stringOf(fieldOf(block, 'text')))
    .filter((text) => text !== '')
    .join('\n')
}

function fieldOf(value: unknown, name: string): unknown {
  return recordOf(value)[name]
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
