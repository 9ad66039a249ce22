import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { Heal } from './inflict.ts'
import type { Step } from './plan.ts'
import type { Scene } from './scene.ts'
import { lastWords } from './scene.ts'

interface Prompt {
  /** What the person sees. */
  readonly sign: Locator
  /** What the person makes of it, if it counts as a step. */
  readonly step?: Step
  /** What the person does then, if not press it. */
  readonly answer?: 'read' | 'reload' | 'end'
}

/** Where the run, or the look at what a call would do, came upon a newer version. */
const isOutdated = /Reload this tab\.|can’t be told\. A newer version/

/** Where the thread is no longer there to be written on, or a transaction was broken off. */
const isGone = /no longer stored in this browser|did not store what just happened/

/** What may ask something of the person, the most urgent first. */
function promptsOf({ workbench, cell }: Scene): readonly Prompt[] {
  const { page, approval, review, conversation, alert, threads } = workbench
  const button = (name: RegExp | string) => page.getByRole('button', { name, exact: true })
  const approve = approval.getByRole('button', { name: 'Approve once', disabled: false })
  const isEmpty = threads.getByText('The first one starts with your first message.')
  return [
    { sign: alert.getByRole('button', { name: 'Understood' }), step: 'says lost', answer: 'end' },
    { sign: conversation.getByText(lastWords), answer: 'end' },
    { sign: page.getByText('There is no room left').first(), step: 'says full', answer: 'reload' },
    { sign: page.getByText(isOutdated).first(), step: 'says outdated', answer: 'reload' },
    { sign: page.getByText(isGone).first(), step: 'says gone', answer: 'reload' },
    { sign: approve, step: 'asks' },
    { sign: approval.getByText(/^Scroll /), answer: 'read' },
    { sign: button('Continue without knowing'), step: 'says unknown' },
    { sign: button(/^(Continue|Retry)$/), step: 'says interrupted' },
    { sign: review },
    ...(cell.fault === 'site data cleared'
      ? [{ sign: isEmpty, step: 'starts empty', answer: 'end' } as const]
      : []),
  ]
}

/** Does what a person would to see the task through, and tells what was asked on the way. */
export async function goOn(scene: Scene, heal?: Heal): Promise<Step[]> {
  const steps: Step[] = []
  const prompts = promptsOf(scene)
  let pending = heal
  let settled: Prompt | undefined
  while (steps.length < 6) {
    const prompt = await nextOf(prompts, settled)
    const { sign, step, answer } = prompt
    if (answer === 'end') return step ? [...steps, step] : steps
    if (step !== undefined && step !== 'asks') {
      await pending?.()
      pending = undefined
    }
    if (answer === 'read') await readToEnd(scene)
    else if (answer === 'reload') await scene.workbench.reload()
    else if (!(await isClicked(sign))) continue
    if (step) steps.push(step)
    settled = answer === 'reload' ? undefined : prompt
  }
  return steps
}

/** The most urgent prompt, once the one that was answered is gone or outdone. */
async function nextOf(prompts: readonly Prompt[], answered: Prompt | undefined): Promise<Prompt> {
  let isAnswered = answered === undefined
  let found: Prompt | undefined
  const any = prompts
    .map(({ sign }) => sign)
    .reduce((one, other) => one.or(other))
    .first()
  await expect(async () => {
    found = (await any.isVisible()) ? await mostUrgent(prompts) : undefined
    isAnswered ||= found !== answered
    expect(isAnswered && found, 'something is asked of the person, or all is done').toBeTruthy()
  }).toPass({ intervals: [200], timeout: 15_000 })
  if (!found) throw new Error('Nothing is asked.')
  return found
}

/** Looked for from the least urgent on: what appears together with something less urgent is seen. */
async function mostUrgent(prompts: readonly Prompt[]): Promise<Prompt | undefined> {
  let found: Prompt | undefined
  for (const prompt of prompts.toReversed()) if (await prompt.sign.isVisible()) found = prompt
  return found
}

async function readToEnd({ workbench }: Scene): Promise<void> {
  const call = workbench.approval.getByRole('region', { name: 'What would run' })
  await call.evaluate((element) => element.scrollTo(0, element.scrollHeight))
}

/** What another page, or the run itself, has taken away meanwhile can't be clicked any more; what has come in its place is another. */
async function isClicked(sign: Locator): Promise<boolean> {
  const [element] = await sign.elementHandles()
  if (!element) return false
  try {
    await element.click({ timeout: 10_000 })
    return true
  } catch {
    return false
  }
}
