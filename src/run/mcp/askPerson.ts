import { callOf } from '../../thread/selectors.ts'
import type { CallId, ServerAnswer, ServerQuestion } from '../../thread/toolCall.ts'
import type { Recorder } from '../record.ts'

/** Puts a question of a running call's server on record, and waits until its answer is: a subscription, so that the answer may also come from another tab. */
export async function askPerson(
  { thread, record, subscribe }: Pick<Recorder, 'thread' | 'record' | 'subscribe'>,
  call: CallId,
  question: ServerQuestion,
  signal: AbortSignal,
): Promise<ServerAnswer> {
  if (signal.aborted) return { type: 'cancel' }
  await record([{ type: 'server-asked', call, question }])
  return new Promise((resolve) => {
    const look = (): void => {
      const now = callOf(thread(), call)
      const answer = now?.status === 'running' ? now.asked?.answer : unanswered
      if (signal.aborted) settle(unanswered)
      else if (answer) settle(answer)
    }
    const stop = subscribe(look)
    const settle = (answer: ServerAnswer): void => {
      stop()
      signal.removeEventListener('abort', look)
      resolve(answer)
    }
    signal.addEventListener('abort', look)
    look()
  })
}

const unanswered: ServerAnswer = { type: 'cancel' }
