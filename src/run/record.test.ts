import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deleteJournal, openJournal } from '../storage/journal.ts'
import type { Journal } from '../storage/journal.ts'
import { readMails } from '../storage/mails.ts'
import { emptyThread } from '../thread/thread.ts'
import { careless, openTab } from './tab.ts'
import { approved, judge, proposal, tabStep } from './twoTabs.ts'

async function mailsOf(threadId: string): Promise<readonly string[]> {
  const mails = await readMails(1000)
  return mails.map((mail) => mail.to).filter((to) => to.startsWith(threadId))
}

const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), tabStep), {
  minLength: 20,
  maxLength: 60,
  size: 'max',
})

test('promise 3: however two tabs interleave, the journal stays sound and no effect happens twice [case 18]', async () => {
  let started = 0
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const threadId = crypto.randomUUID()
      const first = openTab(openJournal(threadId), emptyThread(threadId))
      await first.recorder.record(proposal(threadId, 2))
      const second = openTab(openJournal(threadId), first.recorder.thread())
      let writing: Promise<void> = Promise.resolve()
      for (const [tab, { action, pick, overlaps, hears }] of taken) {
        const actor = tab === 0 ? first : second
        if (!overlaps) await writing
        if (hears) await actor.recorder.catchUp()
        writing = Promise.all([writing, actor.act(action, pick)]).then(() => undefined)
      }
      await writing

      const sent = await mailsOf(threadId)
      const effects = [...sent, ...first.effects, ...second.effects]
      const judged = await judge(threadId, await openJournal(threadId).read(), effects)
      expect(judged.faults).toEqual([])
      for (const { recorder } of [first, second]) {
        await recorder.catchUp()
        expect(recorder.thread()).toEqual(judged.thread)
      }
      started += judged.started
      await deleteJournal(threadId)
    }),
    { numRuns: 60 },
  )
  expect(started).toBeGreaterThan(0)
})

/** Lets two tabs run the same approved calls at once; the keys of the mails that were sent, and what came of it. */
async function runTwice(calls: number, opens: (threadId: string) => Journal) {
  const threadId = crypto.randomUUID()
  const { recorder } = openTab(openJournal(threadId), emptyThread(threadId))
  await recorder.record(await approved(threadId, calls))
  const tabs = [1, 2].map(() => openTab(opens(threadId), recorder.thread()))
  await Promise.all(
    tabs.map(async (tab) => {
      for (let index = 0; index < calls; index += 1) await tab.act('commit', index)
    }),
  )
  const sent = await mailsOf(threadId)
  return { sent, ...(await judge(threadId, await openJournal(threadId).read(), sent)) }
}

test('promise 3: two tabs that run the same 200 approved calls run each once [case 17]', async () => {
  const { sent, faults, started } = await runTwice(200, openJournal)
  expect(faults).toEqual([])
  expect(started).toBe(200)
  expect(sent.length).toBe(200)
})

test('negative control: with the comparison before an append left out, the same calls run twice [case 17]', async () => {
  const { sent, faults } = await runTwice(10, (threadId) => careless(openJournal(threadId)))
  expect(sent.length).toBeGreaterThan(10)
  expect(faults).toContain('An effect took place twice.')
})
