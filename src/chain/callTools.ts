import { RunnableLambda } from '@langchain/core/runnables'
import type { Runnable } from '@langchain/core/runnables'
import { callDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { nextStep, passToEnd } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { ProblemError } from '../thread/problem.ts'
import type { Thread } from '../thread/thread.ts'
import type { ApprovedCall, CancelReason, OfferedCall, Outcome } from '../thread/toolCall.ts'
import type { Tool } from '../tools/tool.ts'
import { approvedArguments, idempotencyKey, isToolAsSent } from './asApproved.ts'
import { limitResult } from './limitResult.ts'
import type { ChainPorts } from './ports.ts'
import { GivenUp, withinLimit } from './withinLimit.ts'

/** The chain's third link: runs each approved call that has not started, in the model's order, and puts start and end on record. */
export function callTools(ports: ChainPorts): Runnable<Thread, Thread> {
  return RunnableLambda.from(async (thread: Thread) => {
    const step = nextStep(thread)
    if (step.type === 'execute') {
      for (const call of step.calls) {
        ports.signal.throwIfAborted()
        if (call.status === 'approved') await start(ports, call)
        else await ports.record([finished(call, lost)])
      }
    }
    const pass = passToEnd(ports.thread())
    if (pass && nextStep(ports.thread()).type === 'ended')
      await ports.record([{ type: 'pass-ended', reply: pass.reply }])
    return ports.thread()
  })
}

/** A start without an end, and the page that was running it is gone. */
const lost: Outcome = { type: 'unknown', why: 'The page was closed while it ran.' }

async function start(ports: ChainPorts, call: ApprovedCall): Promise<void> {
  const tool = ports.tools.get(call.name)
  const reason = await whyNot(call, tool)
  if (!tool || reason) {
    await ports.record([
      { type: 'call-cancelled', call: call.id, reason: reason ?? 'tool-missing' },
    ])
    return
  }
  if (tool.kind === 'commit') await commit(ports, call, tool)
  else await execute(ports, call, tool)
}

/** The last look before an effect: the tool must be the one the model was told of, the call the one the person saw. */
async function whyNot(
  call: ApprovedCall,
  tool: Tool | undefined,
): Promise<CancelReason | undefined> {
  if (!tool) return 'tool-missing'
  if (!(await isToolAsSent(tool, call))) return 'definition-changed'
  return (await callDigest(call)) === call.digest ? undefined : 'digest-mismatch'
}

type CommitTool = Extract<Tool, { kind: 'commit' }>
type ExecuteTool = Extract<Tool, { kind: 'execute' }>

/** Works on our own data: one transaction, so it happens exactly once, whenever the page goes away. */
async function commit(ports: ChainPorts, call: ApprovedCall, tool: CommitTool): Promise<void> {
  try {
    await ports.runWith(call, async (own) => {
      const context = { idempotencyKey: idempotencyKey(call), now: ports.now() }
      const value = await tool.commit(approvedArguments(call), own, context)
      return { type: 'succeeded', result: limitResult(value) }
    })
  } catch (error) {
    if (error instanceof ProblemError || error instanceof NotAdmitted) throw error
    await ports.record([started(call), finished(call, { type: 'failed', error: messageOf(error) })])
  }
}

/** Reaches outside: its start is durable before the effect is entered. */
async function execute(ports: ChainPorts, call: ApprovedCall, tool: ExecuteTool): Promise<void> {
  await ports.record([started(call)])
  await ports.record([finished(call, await outcomeOf(ports, call, tool))])
}

async function outcomeOf(
  ports: ChainPorts,
  call: ApprovedCall,
  tool: ExecuteTool,
): Promise<Outcome> {
  const run = (signal: AbortSignal) =>
    tool.execute(approvedArguments(call), { idempotencyKey: idempotencyKey(call), signal })
  try {
    const value = await withinLimit(run, tool.timeLimit, ports)
    return { type: 'succeeded', result: limitResult(value) }
  } catch (error) {
    const mayHaveHappened =
      ports.signal.aborted || error instanceof TypeError || error instanceof GivenUp
    return mayHaveHappened && call.definition.risk !== 'read'
      ? { type: 'unknown', why: messageOf(error) }
      : { type: 'failed', error: messageOf(error) }
  }
}

function started({ id, digest }: ApprovedCall): ThreadEvent {
  return { type: 'call-started', call: id, digest }
}

function finished({ id }: OfferedCall, outcome: Outcome): ThreadEvent {
  return { type: 'call-finished', call: id, outcome }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
