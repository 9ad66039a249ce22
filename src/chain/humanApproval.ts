import type { Runnable } from '@langchain/core/runnables'
import { nextStep } from '../thread/nextStep.ts'
import type { Thread } from '../thread/thread.ts'
import { link } from './link.ts'
import { mustBeApproved } from './notApproved.ts'
import type { ChainPorts } from './ports.ts'

/** The chain's second link: waits until a person has decided every call and released or withheld every result that is held; throws NotApproved on a no in single pass. */
export function humanApproval(ports: ChainPorts): Runnable<Thread, Thread> {
  return link('humanApproval', async (thread) => {
    if (!isForPerson(thread)) return thread
    return mustBeApproved(await allDecided(ports))
  })
}

/** Whether a call waits for its decision, or a result for its release. */
function isForPerson(thread: Thread): boolean {
  const { type } = nextStep(thread)
  return type === 'await-decisions' || type === 'await-release'
}

/** Watches the thread rather than holding a resolver: decisions also come from the journal, another tab or an earlier visit. */
function allDecided(ports: ChainPorts): Promise<Thread> {
  const { signal } = ports
  return new Promise((resolve, reject) => {
    const look = () => {
      const thread = ports.thread()
      if (signal.aborted) settle(() => reject(signal.reason as Error))
      else if (!isForPerson(thread)) settle(() => resolve(thread))
    }
    const unsubscribe = ports.subscribe(look)
    const settle = (end: () => void) => {
      unsubscribe()
      signal.removeEventListener('abort', look)
      end()
    }
    signal.addEventListener('abort', look)
    look()
  })
}
