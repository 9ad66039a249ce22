import type { Runnable } from '@langchain/core/runnables'
import type { Thread } from '../thread/thread.ts'
import { callModel } from './callModel.ts'
import { callTools } from './callTools.ts'
import { humanApproval } from './humanApproval.ts'
import type { ChainPorts } from './ports.ts'

/** The how-to's chain over a thread. Every link is idempotent, so resuming is invoking it again. */
export function approvalChain(ports: ChainPorts): Runnable<Thread, Thread> {
  return callModel(ports).pipe(humanApproval(ports)).pipe(callTools(ports))
}
