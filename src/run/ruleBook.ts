import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { newRule } from '../policy/newRule.ts'
import { readRule } from '../policy/readRule.ts'
import type { Rule, RuleDraft } from '../policy/rules.ts'
import { deleteRule, newRuleId, readRules, replaceRule, saveRule } from '../storage/rules.ts'
import type { StoredRule } from '../storage/rules.ts'
import { storageProblem } from '../storage/storageProblems.ts'
import { onTabNews, tellTabs } from '../storage/tabs.ts'
import { ProblemError } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'

/** A rule of this browser, or what lies where one should and can't be read. `stored` is what puts it back. */
export type RuleLine =
  | { readonly type: 'rule'; readonly rule: Rule; readonly stored: StoredRule }
  | { readonly type: 'unreadable'; readonly stored: StoredRule }

/** All rules of this browser, for screens to show and to change. It is loaded late: the first screen needs none of it. */
export interface RuleBook {
  /** The newest rule first; undefined until somebody follows the book. */
  readonly store: StoreApi<{
    readonly lines: readonly RuleLine[] | undefined
    /** Why they could not be read. */
    readonly problem: Problem | undefined
    /** The rule that was made last on this page, until somebody has taken note of it. */
    readonly made: Rule | undefined
  }>
  /** Reads the rules, and again whenever another tab may have changed them, until the returned function is called. */
  follow(): () => void
  /** Reads the rules again: a run of this tab may have used some. */
  refresh(): Promise<void>
  /** Puts a rule in force; throws in words for the person where there can be no such rule. */
  add(draft: RuleDraft): Promise<Rule>
  /** Takes note of the rule that was made last. */
  noteMade(): void
  /** Puts a new rule in the place of another; throws where that one is gone. */
  replace(replaced: string, draft: RuleDraft): Promise<Rule>
  /** Ends a rule, readable or not; one that is gone already is no failure. */
  revoke(id: string): Promise<void>
  /** Takes a revocation back. */
  restore(stored: StoredRule): Promise<void>
}

/** The one book of this page. */
export const ruleBook: RuleBook = openRuleBook()

function openRuleBook(): RuleBook {
  const store: RuleBook['store'] = createStore(() => ({
    lines: undefined,
    problem: undefined,
    made: undefined,
  }))
  let followers = 0
  let stopListening = (): void => undefined

  const refresh = async (): Promise<void> => {
    try {
      store.setState({ lines: linesOf(await readRules()), problem: undefined })
    } catch (error) {
      store.setState({ problem: storageProblem(error).problem })
    }
  }

  /** Told before it is read: the other tabs wait for nothing here. */
  const changed = async (): Promise<void> => {
    tellTabs({ type: 'rules' })
    await refresh()
  }

  return {
    store,
    refresh,
    follow() {
      followers += 1
      if (followers === 1) {
        stopListening = onTabNews(({ type }) => {
          if (type === 'rules' || type === 'appended') void refresh()
        })
      }
      void refresh()
      return () => {
        followers -= 1
        if (followers === 0) stopListening()
      }
    },
    async add(draft) {
      const rule = made(draft)
      await saveRule(rule)
      store.setState({ made: rule })
      await changed()
      return rule
    },
    noteMade() {
      store.setState({ made: undefined })
    },
    async replace(replaced, draft) {
      const rule = made(draft)
      const wasThere = await replaceRule(replaced, rule)
      await changed()
      if (!wasThere) throw new ProblemError(gone)
      return rule
    },
    async revoke(id) {
      await deleteRule(id)
      if (store.getState().made?.id === id) store.setState({ made: undefined })
      await changed()
    },
    async restore(stored) {
      await saveRule(stored)
      await changed()
    },
  }
}

function made(draft: RuleDraft): Rule {
  const making = newRule(draft, { id: newRuleId(), createdAt: Date.now() })
  if (making.type === 'refused') throw new ProblemError({ ...impossible, meaning: making.why })
  return making.rule
}

function linesOf(stored: readonly StoredRule[]): readonly RuleLine[] {
  return stored
    .map((one): RuleLine => {
      const rule = readRule(one)
      return rule ? { type: 'rule', rule, stored: one } : { type: 'unreadable', stored: one }
    })
    .toSorted((one, other) => writtenAt(other) - writtenAt(one))
}

/** What can't be read comes first: while it is there, nothing is allowed. */
function writtenAt(line: RuleLine): number {
  return line.type === 'rule' ? line.rule.createdAt : Number.POSITIVE_INFINITY
}

const impossible: Problem = {
  kind: 'internal',
  title: 'There can be no such rule.',
  meaning: '',
  remedy: 'Nothing was stored or decided. Choose another rule.',
}

const gone: Problem = {
  kind: 'internal',
  title: 'This rule is no longer there.',
  meaning: 'It was revoked or changed in the meantime, perhaps in another tab. Nothing was stored.',
  remedy: 'Look at the rules as they are now.',
}
