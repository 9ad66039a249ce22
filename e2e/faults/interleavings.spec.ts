import { randomInt, randomUUID } from 'node:crypto'
import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import fc from 'fast-check'
import type { TabStep } from '../../src/run/tab.ts'
import { approved, judge, proposal, tabStep } from '../../src/run/twoTabs.ts'
import type { ThreadEvent } from '../../src/thread/events.ts'
import { sentMails } from '../stories/database.ts'

type TwoSteps = readonly [readonly TabStep[], readonly TabStep[]]

/** What two pages of one browser do to a thread at the same time, and what came of it. */
type Race = (
  events: (threadId: string) => readonly ThreadEvent[] | Promise<readonly ThreadEvent[]>,
  steps: TwoSteps,
  isCareless?: boolean,
) => Promise<Awaited<ReturnType<typeof judge>> & { readonly conflicts: number }>

const test = base.extend<{ race: Race }>({
  race: async ({ context }, provide) => {
    const open = async (): Promise<Page> => {
      const page = await context.newPage()
      await page.goto('./')
      await page.waitForFunction(() => 'countersignTab' in globalThis)
      return page
    }
    const pages = [await open(), await open()] as const
    const [page] = pages
    await provide(async (events, steps, isCareless = false) => {
      const threadId = randomUUID()
      const begun = [threadId, JSON.stringify(await events(threadId))] as const
      await page.evaluate(([id, text]) => countersignTab.begin(id, JSON.parse(text)), begun)
      const opening = [threadId, isCareless] as const
      for (const tab of pages) {
        await tab.evaluate(([id, careless]) => countersignTab.open(id, careless), opening)
      }
      const taken = await Promise.all(
        pages.map((tab, at) => tab.evaluate((part) => countersignTab.take(part), steps[at] ?? [])),
      )
      const entries = await page.evaluate((id) => countersignTab.read(id), threadId)
      const mails = (await sentMails(page)).filter(({ to }) => to.startsWith(threadId))
      const effects = [...mails.map(({ to }) => to), ...taken.flatMap((tab) => tab.effects)]
      const conflicts = taken.reduce((sum, tab) => sum + tab.conflicts, 0)
      return { ...(await judge(threadId, entries, effects)), conflicts }
    })
  },
})

const steps = fc.array(tabStep, { minLength: 15, maxLength: 30, size: 'max' })

test('promise 3: however two pages interleave on a real database, each call is decided, started and ended at most once [case 18]', async ({
  race,
}, info) => {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
  let [started, conflicts] = [0, 0]
  const twoPages = fc.asyncProperty(steps, steps, async (one, other) => {
    const outcome = await race((threadId) => proposal(threadId, 2), [one, other])
    expect(outcome.faults).toEqual([])
    started += outcome.started
    conflicts += outcome.conflicts
  })
  // Two pages never race the same way twice, so that there is nothing to shrink by.
  await fc.assert(twoPages, { numRuns: 20, seed, endOnFailure: true })
  const found = `20 runs with seed ${seed}: ${started} calls were started, ${conflicts} appends lost their race`
  info.annotations.push({ type: 'interleavings', description: found })
  console.log(found)
  expect(started, 'calls ran').toBeGreaterThan(0)
  expect(conflicts, 'the pages were at it at once').toBeGreaterThan(0)
})

const runAll = Array.from({ length: 10 }, (_, pick): TabStep => {
  return { action: 'commit', pick, overlaps: false, hears: false }
})

test('promise 3: two pages that run the same approved calls on a real database run each once [case 17]', async ({
  race,
}) => {
  const outcome = await race((threadId) => approved(threadId, 10), [runAll, runAll])
  expect(outcome).toMatchObject({ faults: [], started: 10 })
})

test('negative control: on a real database with the comparison left out, two pages run the same calls twice [case 17]', async ({
  race,
}) => {
  const outcome = await race((threadId) => approved(threadId, 10), [runAll, runAll], true)
  expect(outcome.faults).toContain('An effect took place twice.')
})
