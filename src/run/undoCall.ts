import { callOf } from '../thread/selectors.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { messageOf, ProblemError } from '../thread/problem.ts'
import type { ThreadEvent } from '../thread/events.ts'
import type { CallId } from '../thread/toolCall.ts'
import type { Recorder } from './record.ts'
import { toolsNow } from './toolBox.ts'

/** Takes back what a call did, where its tool can: begin, effect and end are one transaction. Where the tool fails, that is put on record and nothing else has changed. */
export async function undoCall(recorder: Recorder, id: CallId): Promise<void> {
  const call = callOf(recorder.thread(), id)
  const tool = call && (await toolsNow()).get(call.name)
  if (call?.status !== 'succeeded' || call.receipt === undefined)
    throw new NotAdmitted('undo-started')
  if (tool?.kind !== 'commit' || !tool.undo) throw new NotAdmitted('undo-started')
  const { receipt } = call
  const { undo } = tool
  const started: ThreadEvent = { type: 'undo-started', call: id }
  try {
    await recorder.recordWith(started, async (own) => {
      await undo(receipt, own)
      return { type: 'undo-finished', call: id, outcome: { type: 'undone' } }
    })
  } catch (error) {
    if (error instanceof ProblemError || error instanceof NotAdmitted) throw error
    const failed: ThreadEvent = {
      type: 'undo-finished',
      call: id,
      outcome: { type: 'failed', error: messageOf(error) },
    }
    await recorder.record([started, failed])
  }
}
