import { isDeepStrictEqual } from 'node:util'
import type { Page } from '@playwright/test'
import { figuresOf, figureText } from '../dialects/figures.ts'
import type { Result } from '../dialects/figures.ts'
import { observe } from '../dialects/observe.ts'
import type { Outcome, Scenario } from '../dialects/scenario.ts'
import { scenarios } from '../dialects/scenarios/index.ts'
import type { OpenAIServer } from '../server/contract.ts'
import { entriesOf } from './database.ts'
import { expect, test } from './story.ts'
import type { Watch } from './watch.ts'
import type { Workbench } from './workbench.ts'

const understood = 'Understood.'

// Nothing here is about motion, and a good part of the time would be.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

// As many parts as there are workers; each plays its scenarios in one page.
const parts = 2
for (let part = 0; part < parts; part += 1) {
  test(`promises 1 and 2: whatever a server’s dialect, what it means comes to the dialog or to the alert, and nothing else (${part + 1} of ${parts})`, async ({
    page,
    workbench,
    server,
    watch,
  }) => {
    test.setTimeout(240_000)
    const own = scenarios.filter((_, index) => index % parts === part)
    foreseeComplaints(own, watch)
    await workbench.connect(server)
    const results: Result[] = []
    for (const scenario of own) {
      await test.step(scenario.name, async () => {
        results.push({ scenario, outcome: await play(scenario, { page, workbench, server }) })
      })
    }

    const figures = figuresOf(results)
    test.info().annotations.push({
      type: 'figure',
      description: figureText(`in the browser (${part + 1} of ${parts})`, figures),
    })
    const wrong = results.filter(
      ({ scenario, outcome }) => !isDeepStrictEqual(outcome, scenario.becomes),
    )
    expect(wrong).toEqual([])
    expect(figures).toEqual({
      scenarios: own.length,
      offeredUnfinished: 0,
      lost: 0,
      inventedOrAltered: 0,
      silent: 0,
    })
  })
}

/** What the browser itself says of such replies. */
function foreseeComplaints(own: readonly Scenario[], watch: Watch): void {
  if (own.some(({ sent }) => sent.cut && !sent.cut.clean)) {
    watch.foresee(/Failed to load resource: net::ERR_INCOMPLETE_CHUNKED_ENCODING/)
  }
  for (const { sent } of own) {
    if (sent.status && sent.status >= 400)
      watch.foresee(new RegExp(`Failed to load resource.*${sent.status}`))
  }
}

/** Sends a message of a new thread, sees what becomes of the reply as a person would, and reads the journal. */
async function play(
  { name, sent, becomes }: Scenario,
  {
    page,
    workbench,
    server,
  }: { readonly page: Page; readonly workbench: Workbench; readonly server: OpenAIServer },
): Promise<Outcome | undefined> {
  const isRefused = becomes.type === 'calls' && becomes.calls.length === 0
  server.script(sent, ...(isRefused ? [{ text: understood }] : []))
  await workbench.threads.getByRole('button', { name: 'New thread' }).click()
  await expect(workbench.conversation.getByRole('article')).toHaveCount(0)
  await workbench.say(name)
  await seeOutcome(becomes, workbench)
  const outcome = await outcomeOf(page)
  if (await workbench.approval.isVisible()) {
    await workbench.button('Stop the run').click()
    await expect(workbench.approval).toBeHidden()
  }
  await expect(workbench.stop).toBeHidden()
  return outcome
}

/** What a person sees of it: the dialog with the first call in full and a record for each, the refusals, or the alert. */
async function seeOutcome(becomes: Outcome, workbench: Workbench): Promise<void> {
  const { conversation, approval, alert } = workbench
  if (becomes.text !== '') await expect(conversation).toContainText(becomes.text)
  if (becomes.type === 'problem') {
    await expect(alert).toContainText(becomes.title)
    await expect(approval).toBeHidden()
    await expect(conversation.getByRole('group', { name: /^Tool call / })).toHaveCount(0)
  }
  if (becomes.type !== 'calls') return
  const { calls, refused } = becomes
  const [first] = calls
  if (first) {
    await workbench.isAsked(`1 of ${calls.length}`, first.name)
    for (const value of Object.values(first.arguments)) {
      await expect(approval).toContainText(String(value))
    }
  } else {
    await expect(conversation).toContainText(understood)
  }
  for (const call of refused) await expect(workbench.call(call.name)).toContainText('Refused')
  await expect(conversation.getByRole('group', { name: /^Tool call / })).toHaveCount(
    calls.length + refused.length,
  )
}

/** What the journal of the open thread says of its first reply. */
async function outcomeOf(page: Page): Promise<Outcome | undefined> {
  const thread = new URL(page.url()).hash.replace('#/t/', '')
  const entries = await entriesOf(page)
  return observe(entries.flatMap(({ threadId, event }) => (threadId === thread ? [event] : [])))
}
