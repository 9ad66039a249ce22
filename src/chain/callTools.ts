import type { Runnable } from '@langchain/core/runnables'
import { areSameEffects, callDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { nextStep, passToEnd } from '../thread/nextStep.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { messageOf, ProblemError } from '../thread/problem.ts'
import { openCall } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import type {
  ApprovedCall,
  CancelReason,
  Gate,
  OfferedCall,
  Outcome,
  ReturnReason,
  ServerQuestion,
} from '../thread/toolCall.ts'
import { isJustPressed } from '../tools/press.ts'
import type { Done, OwnData, OwnTransaction, Progress, Tool } from '../tools/tool.ts'
import { approvedArguments, idempotencyKey, isToolAsSent } from './asApproved.ts'
import { gateByRules, stillAllows, unlessRuleChanged } from './byRules.ts'
import { link } from './link.ts'
import type { Callbacks } from './link.ts'
import { limitResult } from './limitResult.ts'
import type { ChainPorts } from './ports.ts'
import { mayHaveHappened, withinLimit } from './withinLimit.ts'
import type { Untimed } from './withinLimit.ts'

/** The chain's third link: runs each approved call that has not started, in the model's order, and puts start and end on record. */
export function callTools(ports: ChainPorts): Runnable<Thread, Thread> {
  return link('callTools', async (thread, callbacks) => {
    const step = nextStep(thread)
    if (step.type === 'execute') {
      for (const call of step.calls) {
        ports.signal.throwIfAborted()
        if (call.status === 'running') await ports.record([finished(call, lost)])
        // One that goes back to the person holds the others back.
        else if ((await startTraced(ports, call, callbacks)) === 'returned') break
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

/** Starts a call as a step of its own: a trace shows it by its tool's name, with what became of it. */
async function startTraced(
  ports: ChainPorts,
  call: ApprovedCall,
  callbacks: Callbacks | undefined,
): Promise<'over' | 'returned'> {
  const step = link(call.name, async (approved: ApprovedCall) => {
    const end = await start(ports, approved)
    return { end, call: openCall(ports.thread(), approved.id) }
  })
  const { end } = await step.invoke(call, callbacks && { callbacks })
  return end
}

async function start(ports: ChainPorts, call: ApprovedCall): Promise<'over' | 'returned'> {
  await untilPressed(ports, call)
  const tool = ports.tools.get(call.name)
  const reason = await whyNot(call, tool)
  if (!tool || reason) {
    await ports.record([
      { type: 'call-cancelled', call: call.id, reason: reason ?? 'tool-missing' },
    ])
    return 'over'
  }
  if (!(await stillAllows(ports, call))) return giveBack(ports, call, 'rule-no-longer-applies')
  try {
    if (tool.kind === 'commit') await commit(ports, call, tool)
    else await execute(ports, call, tool)
    return 'over'
  } catch (error) {
    if (error instanceof EffectsChanged) return giveBack(ports, call, 'effects-changed')
    throw error
  }
}

/** Before the last look: while the person is waited for, a rule may be revoked or the tool turned off. */
async function untilPressed(ports: ChainPorts, call: ApprovedCall): Promise<void> {
  const tool = ports.tools.get(call.name)
  if (tool?.kind !== 'execute' || !tool.needsPress || isJustPressed()) return
  await ports.press(call.id)
  ports.signal.throwIfAborted()
}

async function giveBack(
  ports: ChainPorts,
  { id }: ApprovedCall,
  reason: ReturnReason,
): Promise<'returned'> {
  await ports.record([{ type: 'call-returned', call: id, reason }])
  return 'returned'
}

/** The last look before an effect: the tool must be the one the model was told of, the call the one the person saw. */
async function whyNot(
  call: ApprovedCall,
  tool: Tool | undefined,
): Promise<CancelReason | undefined> {
  if (!tool) return 'tool-missing'
  if (!(await isToolAsSent(tool, call))) return 'definition-changed'
  return (await callDigest(call, call.effects)) === call.digest ? undefined : 'digest-mismatch'
}

/** What the call would do now is not what was approved. */
class EffectsChanged extends Error {}

async function mustHaveEffects(call: ApprovedCall, tool: Tool, own: OwnData): Promise<void> {
  if (!tool.effects) return
  const effects = await tool.effects(approvedArguments(call), own).catch(() => {
    throw new EffectsChanged()
  })
  if (!areSameEffects(effects, call.effects)) throw new EffectsChanged()
}

type CommitTool = Extract<Tool, { kind: 'commit' }>
type ExecuteTool = Extract<Tool, { kind: 'execute' }>

/** Works on our own data: one transaction, so it happens exactly once, whenever the page goes away. */
async function commit(ports: ChainPorts, call: ApprovedCall, tool: CommitTool): Promise<void> {
  const effect = async (own: OwnTransaction): Promise<Outcome> => {
    await mustHaveEffects(call, tool, own)
    const context = { idempotencyKey: idempotencyKey(call), now: ports.now() }
    return succeeded(await tool.commit(approvedArguments(call), own, context))
  }
  const ruled = await gateByRules(ports, call)
  try {
    await unlessRuleChanged(ruled, (gate) => ports.runWith(call, effect, gate))
  } catch (error) {
    if (error instanceof ProblemError || error instanceof NotAdmitted) throw error
    if (error instanceof EffectsChanged) throw error
    await ports.record([started(call), finished(call, { type: 'failed', error: messageOf(error) })])
  }
}

/** Reaches outside: its start is durable before the effect is entered. */
async function execute(ports: ChainPorts, call: ApprovedCall, tool: ExecuteTool): Promise<void> {
  if (tool.effects) await ports.look((own) => mustHaveEffects(call, tool, own))
  await ports.record([started(call)])
  const outcome = await outcomeOf(ports, call, tool)
  await unlessRuleChanged(await gateByRules(ports, call), (ruled) =>
    ports.record([finished(call, outcome, ruled?.gate)], ruled && [ruled.use]),
  )
}

async function outcomeOf(
  ports: ChainPorts,
  call: ApprovedCall,
  tool: ExecuteTool,
): Promise<Outcome> {
  const { workspace } = ports
  const key = idempotencyKey(call)
  const report = (progress: Progress) => ports.showProgress(call.id, progress)
  const run = (signal: AbortSignal, untimed: Untimed) => {
    const ask = (question: ServerQuestion) =>
      untimed(() => ports.askPerson(call.id, question, signal))
    const context = { idempotencyKey: key, signal, workspace, report, ask }
    return tool.execute(approvedArguments(call), context)
  }
  try {
    return succeeded(await withinLimit(run, tool.timeLimit, ports))
  } catch (error) {
    const isUnknown = ports.signal.aborted || mayHaveHappened(error)
    return isUnknown && call.definition.risk !== 'read'
      ? { type: 'unknown', why: messageOf(error) }
      : { type: 'failed', error: messageOf(error) }
  }
}

function started({ id, digest }: ApprovedCall): ThreadEvent {
  return { type: 'call-started', call: id, digest }
}

function finished({ id }: OfferedCall, outcome: Outcome, gate?: Gate): ThreadEvent {
  return { type: 'call-finished', call: id, outcome, ...(gate ? { gate } : {}) }
}

function succeeded({ result, receipt, media }: Done): Outcome {
  const kept = receipt === undefined ? {} : { receipt }
  return { type: 'succeeded', result: limitResult(result), ...kept, ...(media ? { media } : {}) }
}
