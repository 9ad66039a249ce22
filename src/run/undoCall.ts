import type { UndoingTool } from '../chain/undoOf.ts'
import { asOnlyUndoer } from '../storage/undoLock.ts'
import { callOf, callsBeingUndone } from '../thread/selectors.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { messageOf, ProblemError } from '../thread/problem.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { CallId, UndoOutcome } from '../thread/toolCall.ts'
import type { OwnTransaction, Tool } from '../tools/tool.ts'
import { after } from './after.ts'
import { openWorkspace } from './callPreview.ts'
import { loadEngine } from './loadEngine.ts'
import type { Recorder } from './record.ts'
import { toolsNow } from './toolBox.ts'

/** Takes back what a call did, where its tool can. */
export async function undoCall(recorder: Recorder, id: CallId): Promise<void> {
  const call = callOf(recorder.thread(), id)
  const tool = call && (await toolsNow()).get(call.name)
  if (call?.status !== 'succeeded' || call.receipt === undefined)
    throw new NotAdmitted('undo-started')
  const known = { ...call, receipt: call.receipt }
  if (canUndo(tool)) return undoOutside(recorder, known, tool)
  if (tool?.kind !== 'commit' || !tool.undo) throw new NotAdmitted('undo-started')
  const { undo } = tool
  return undoOwn(recorder, id, (own) => undo(known.receipt, own))
}

/** Puts on record of each undo whose page went away before its end that nobody knows its outcome; waits for those that another tab is at. */
export async function endLostUndos(recorder: Recorder): Promise<void> {
  await asOnlyUndoer(recorder.thread().id, async () => {
    await recorder.catchUp()
    const lost = callsBeingUndone(recorder.thread()).map(({ id }) => ended(id, pageGone))
    if (lost.length > 0) await recorder.record(lost)
  })
}

const pageGone: UndoOutcome = { type: 'unknown', why: 'The page was closed while it was undone.' }

function canUndo(tool: Tool | undefined): tool is UndoingTool {
  return tool?.kind === 'execute' && tool.undo !== undefined
}

/** Outside, the begin is on record before the effect is entered, and the end after it. */
async function undoOutside(
  recorder: Recorder,
  call: Parameters<Awaited<ReturnType<typeof loadEngine>>['undoOf']>[0],
  tool: UndoingTool,
): Promise<void> {
  const { undoOf } = await loadEngine()
  await asOnlyUndoer(recorder.thread().id, async () => {
    await recorder.record([started(call.id)])
    const outcome = await undoOf(call, tool, { after, workspace: openWorkspace })
    await recorder.record([ended(call.id, outcome)])
  })
}

/** On our own data begin, effect and end are one transaction; where the tool fails, that is put on record and nothing else has changed. */
async function undoOwn(
  recorder: Recorder,
  id: CallId,
  undo: (own: OwnTransaction) => Promise<void>,
): Promise<void> {
  try {
    await recorder.recordWith(started(id), async (own) => {
      await undo(own)
      return ended(id, { type: 'undone' })
    })
  } catch (error) {
    if (error instanceof ProblemError || error instanceof NotAdmitted) throw error
    await recorder.record([started(id), ended(id, { type: 'failed', error: messageOf(error) })])
  }
}

function started(call: CallId): ThreadEvent {
  return { type: 'undo-started', call }
}

function ended(call: CallId, outcome: UndoOutcome): ThreadEvent {
  return { type: 'undo-finished', call, outcome }
}
