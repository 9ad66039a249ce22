import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RuleDraft } from '../policy/rules.ts'
import { forgetAll } from '../storage/forget.ts'
import { readRules, saveRule } from '../storage/rules.ts'
import { onTabNews } from '../storage/tabs.ts'
import type { TabNews } from '../storage/tabs.ts'
import { sampleDefinition } from '../thread/anyThread.ts'
import { definitionDigest } from '../thread/digest.ts'
import { ProblemError } from '../thread/problem.ts'
import { ruleBook } from './ruleBook.ts'

const draft: RuleDraft = {
  effect: 'allow',
  subject: 'call',
  definition: sampleDefinition,
  definitionDigest: await definitionDigest(sampleDefinition),
  conditions: [],
}
const lines = () => ruleBook.store.getState().lines ?? []
const ids = () => lines().map(({ stored }) => stored.id)

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((reason: unknown) => reason)
  return error instanceof ProblemError ? error.problem.meaning : `no problem: ${String(error)}`
}

let unfollow = (): void => undefined
beforeEach(async () => {
  await forgetAll()
  await ruleBook.refresh()
})
afterEach(() => {
  unfollow()
})

test('a rule that is added is stored and listed, the newest first, and the other tabs hear of it', async () => {
  const heard: TabNews[] = []
  const otherTab = new BroadcastChannel('countersign')
  otherTab.addEventListener('message', ({ data }) => heard.push(data as TabNews))
  vi.spyOn(Date, 'now').mockReturnValueOnce(1000).mockReturnValueOnce(2000)
  const first = await ruleBook.add(draft)
  const second = await ruleBook.add({ ...draft, usesLeft: 1 })
  expect(ids()).toEqual([second.id, first.id])
  expect(await readRules()).toHaveLength(2)
  await vi.waitFor(() => {
    expect(heard).toEqual([{ type: 'rules' }, { type: 'rules' }])
  })
  otherTab.close()
})

test('promise 1: a rule that allows what destroys is refused in words, and nothing is stored', async () => {
  const definition = { ...draft.definition, risk: 'destructive' as const }
  expect(await problemOf(ruleBook.add({ ...draft, definition }))).toContain('destroys')
  expect(await readRules()).toEqual([])
})

test('a revocation can be taken back: the very same rule is in force again', async () => {
  const rule = await ruleBook.add({ ...draft, usesLeft: 3 })
  const [line] = lines()
  await ruleBook.revoke(rule.id)
  expect([lines(), await readRules()]).toEqual([[], []])
  if (line) await ruleBook.restore(line.stored)
  expect(lines()).toEqual([line])
})

test('a changed rule is another rule in its place, unless it is gone by then', async () => {
  const rule = await ruleBook.add(draft)
  const changed = await ruleBook.replace(rule.id, { ...draft, usesLeft: 5 })
  expect(changed.id).not.toBe(rule.id)
  expect(ids()).toEqual([changed.id])
  expect(await problemOf(ruleBook.replace(rule.id, draft))).toContain('revoked or changed')
  expect(ids()).toEqual([changed.id])
})

test('what can’t be read is listed first, and can be removed', async () => {
  const rule = await ruleBook.add(draft)
  await saveRule({ ...rule, id: 'strange', effect: 'perhaps' } as { readonly id: string })
  await ruleBook.refresh()
  expect(lines().map(({ type }) => type)).toEqual(['unreadable', 'rule'])
  await ruleBook.revoke('strange')
  expect(ids()).toEqual([rule.id])
})

test('who follows the book sees what another tab has changed', async () => {
  unfollow = ruleBook.follow()
  const rule = await ruleBook.add(draft)
  await saveRule({ ...rule, id: 'from-another-tab' } as { readonly id: string })
  const stop = onTabNews(() => undefined)
  const otherTab = new BroadcastChannel('countersign')
  otherTab.postMessage({ type: 'rules' })
  await vi.waitFor(() => {
    expect(ids()).toContain('from-another-tab')
  })
  otherTab.close()
  stop()
})
