import { nextStep } from '../thread/nextStep.ts'
import type { Thread } from '../thread/thread.ts'
import { after } from './after.ts'
import type { Recorder } from './record.ts'

/** How much later than a run that goes on the screen may be, in milliseconds: half a frame. */
const behind = 8

/** Draws a thread whenever it has changed: at once where nothing runs or the run waits for the person, a little later where it goes on, so that the next step does not wait for the screen. */
export function followRun(
  { thread, subscribe }: Pick<Recorder, 'thread' | 'subscribe'>,
  isRunning: () => boolean,
  draw: (thread: Thread) => void,
): void {
  let cancel: (() => void) | undefined
  const drawNow = () => {
    cancel?.()
    cancel = undefined
    draw(thread())
  }
  subscribe(() => {
    if (isRunning() && hasNextStep(thread())) cancel ??= after(behind, drawNow)
    else drawNow()
  })
}

function hasNextStep(thread: Thread): boolean {
  const { type } = nextStep(thread)
  return type === 'ask-model' || type === 'execute'
}
