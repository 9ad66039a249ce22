import type { ReplyTurn, Thread } from '../thread/thread.ts'
import type { ToolCall } from '../thread/toolCall.ts'
import { quoteJson, toolMessageText } from './toolMessageText.ts'

/** Something that happened when the ToolMessage of its call had been sent, or that no ToolMessage tells of. `seq` is its place in the journal. */
export interface LaterNote {
  readonly seq: number
  readonly text: string
}

/** What the model must hear of with the next thing that it is sent, in the order in which it happened. */
export function laterNotes(thread: Thread): readonly LaterNote[] {
  return thread.turns
    .flatMap((turn) => (turn.kind === 'reply' ? notesOf(turn) : []))
    .toSorted((one, other) => one.seq - other.seq)
}

function notesOf(turn: ReplyTurn): readonly LaterNote[] {
  const own = turn.author.type === 'person' ? turn.calls.map((call) => ownNote(turn, call)) : []
  return [...own, ...turn.calls.flatMap(undoNotes)]
}

function undoNotes(call: ToolCall): readonly LaterNote[] {
  const unknown = ('unknownUndos' in call && call.unknownUndos) || []
  const lost = unknown.map((seq) => ({ seq, text: unknownUndoText(call) }))
  if (call.status !== 'undone') return lost
  return [...lost, { seq: call.undoneSeq, text: undoneText(call) }]
}

function unknownUndoText({ name, toolCallId }: ToolCall): string {
  return `The person wanted to undo the call ${name} (${toolCallId}) after it had succeeded. The outcome is unknown: what it did may have been taken back, or not.`
}

function undoneText({ name, toolCallId }: ToolCall): string {
  return `The person has undone the call ${name} (${toolCallId}) after it had succeeded. What it did is taken back.`
}

/** The model made no such call, so no ToolMessage can answer it. */
function ownNote({ seq, author }: ReplyTurn, call: ToolCall): LaterNote {
  const isRetry = author.type === 'person' && author.retryOf !== undefined
  const how = isRetry ? 'retried a call that had failed' : 'ran a tool by themselves'
  const args = call.status === 'refused' ? call.rawArguments : quoteJson(call.args)
  return { seq, text: `The person ${how}: ${call.name} with ${args}. ${toolMessageText(call)}` }
}
