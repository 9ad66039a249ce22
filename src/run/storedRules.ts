import type { Ruled } from '../chain/byRules.ts'
import type { Rule } from '../policy/rules.ts'
import { readRules } from '../storage/rules.ts'
import type { Thread } from '../thread/thread.ts'
import { lookAtOwnData } from './callPreview.ts'
import { loadEngine } from './loadEngine.ts'
import { toolsNow } from './toolBox.ts'

/** The person's rules as they are stored now; undefined for one that can't be read. */
export async function storedRules(): Promise<readonly (Rule | undefined)[]> {
  const [{ readRule }, stored] = await Promise.all([loadEngine(), readRules()])
  return stored.map((rule) => readRule(rule))
}

/** What the rules decide of a thread's waiting calls at this moment; `further` ones count as if they were stored. */
export async function ruledNow(
  thread: () => Thread,
  further: readonly Rule[] = [],
): Promise<Ruled | undefined> {
  const [{ decideByRules }, tools] = await Promise.all([loadEngine(), toolsNow()])
  const rules = [...(await storedRules()), ...further]
  const ports = {
    thread,
    tools,
    look: lookAtOwnData,
    rules: () => Promise.resolve(rules),
    now: () => Date.now(),
  }
  return decideByRules(ports, thread(), rules)
}
