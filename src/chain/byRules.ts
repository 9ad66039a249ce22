import { judge } from '../policy/judge.ts'
import type { Verdict } from '../policy/judge.ts'
import { afterUse } from '../policy/rules.ts'
import type { Rule, RuleSubject } from '../policy/rules.ts'
import { sentence } from '../policy/sentence.ts'
import { callDigest, definitionDigest } from '../thread/digest.ts'
import { endOfPass } from '../thread/endOfPass.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { imagined } from '../thread/imagined.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { isTainted, openCall, pendingCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import { isResultUntrusted } from '../thread/toolCall.ts'
import type { ApprovedCall, OfferedCall, PendingCall, RuleMark } from '../thread/toolCall.ts'
import type { ChainPorts, RuledGate, RuleUse } from './ports.ts'
import { effectsOf } from './previewOf.ts'

/** What of the chain's world it takes to judge. */
export type JudgingPorts = Pick<ChainPorts, 'thread' | 'tools' | 'look' | 'rules' | 'now'>

type Rules = readonly (Rule | undefined)[]

/** What the person's rules decide, and the uses of them that this takes. */
export interface Ruled {
  readonly events: readonly ThreadEvent[]
  readonly uses: readonly RuleUse[]
}

/** Decides the waiting calls that the rules decide, in the model's order, if there are any; a call that came back to the person is theirs alone. */
export async function decideByRules(
  ports: JudgingPorts,
  thread: Thread,
  stored: Rules,
): Promise<Ruled | undefined> {
  if (stored.length === 0) return undefined
  const events: ThreadEvent[] = []
  const uses: RuleUse[] = []
  let rules = stored
  let reached = thread
  for (const { id } of pendingCalls(thread)) {
    const call = openCall(reached, id)
    if (call?.status !== 'pending' || call.revision > 1 || call.returned) continue
    const verdict = await judged(ports, reached, call, rules, 'call')
    if (verdict.type === 'ask') continue
    const decided = await decisionOf(ports, call, verdict)
    if (decided.length === 0) continue
    const { rule } = verdict
    const use = { before: rule, after: afterUse(rule) }
    const ending = verdict.type === 'deny' ? endOfPass(reached) : []
    rules = rules.map((one) => (one === rule ? use.after : one))
    uses.push(use)
    events.push(...decided, ...ending)
    reached = imagined(reached, [...decided, ...ending])
  }
  return events.length > 0 ? { events, uses } : undefined
}

/** Whether the rule that approved a call would still approve it: it is stored, and with its use given back it decides as it did. */
export async function stillAllows(ports: JudgingPorts, call: ApprovedCall): Promise<boolean> {
  const { rule } = call
  if (!rule) return true
  const rules = (await ports.rules()).map((one) =>
    one?.id === rule.id && one.usesLeft !== undefined
      ? { ...one, usesLeft: one.usesLeft + 1 }
      : one,
  )
  const verdict = await judged(ports, ports.thread(), call, rules, 'call')
  return verdict.type === 'allow' && verdict.rule.id === rule.id
}

/** What the rules say beforehand of a result that would be held; nothing where the person is to be asked. */
export async function gateByRules(
  ports: JudgingPorts,
  call: ApprovedCall,
): Promise<RuledGate | undefined> {
  if (!isResultUntrusted(call)) return undefined
  const rules = await ports.rules()
  if (rules.length === 0) return undefined
  const verdict = await judged(ports, ports.thread(), call, rules, 'result')
  if (verdict.type === 'ask') return undefined
  const { rule } = verdict
  const type = verdict.type === 'allow' ? 'released' : 'withheld'
  const gate = { type, rule: markOf(rule, ports) } as const
  return { gate, use: { before: rule, after: afterUse(rule) } }
}

/** Puts on record what a rule has decided, or, where that rule is no longer what it was when it was judged, the same without it: the person decides. */
export async function unlessRuleChanged<Ruled, Recorded>(
  ruled: Ruled | undefined,
  record: (ruled: Ruled | undefined) => Promise<Recorded>,
): Promise<Recorded> {
  try {
    return await record(ruled)
  } catch (error) {
    if (ruled === undefined || !(error instanceof NotAdmitted)) throw error
    return record(undefined)
  }
}

async function judged(
  ports: JudgingPorts,
  thread: Thread,
  { definition, args }: OfferedCall,
  rules: Rules,
  subject: RuleSubject,
): Promise<Verdict> {
  return judge(rules, {
    subject,
    definition,
    definitionDigest: await definitionDigest(definition),
    args,
    threadId: thread.id,
    isTainted: isTainted(thread),
    now: ports.now(),
  })
}

async function decisionOf(
  ports: JudgingPorts,
  call: PendingCall,
  verdict: Extract<Verdict, { type: 'allow' | 'deny' }>,
): Promise<readonly ThreadEvent[]> {
  const { id, revision } = call
  const base = { type: 'call-decided', call: id, revision } as const
  const rule = markOf(verdict.rule, ports)
  if (verdict.type === 'deny') return [{ ...base, decision: { type: 'reject' }, rule }]
  const tool = ports.tools.get(call.name)
  if (!tool) return []
  try {
    const effects = await effectsOf(tool, call.args, ports.look)
    const digest = await callDigest(call, effects)
    return [{ ...base, decision: { type: 'approve' }, digest, effects, rule }]
  } catch {
    // What can't be told beforehand is for the person.
    return []
  }
}

function markOf(rule: Rule, ports: JudgingPorts): RuleMark {
  return {
    id: rule.id,
    sentence: sentence(rule, { threadId: ports.thread().id, now: ports.now() }),
  }
}
