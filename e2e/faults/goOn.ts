import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { Workbench } from '../stories/workbench.ts'
import type { Step } from './plan.ts'
import { lastWords } from './scene.ts'

interface Prompt {
  /** What the person sees. */
  readonly sign: Locator
  /** What the person makes of it, if it counts as a step. */
  readonly step?: Step
  /** Whether all is over with it. */
  readonly isLast?: boolean
}

/** What may ask something of the person, the most urgent first. */
function promptsOf({ page, approval, review, conversation, alert }: Workbench): readonly Prompt[] {
  const button = (name: RegExp | string) => page.getByRole('button', { name, exact: true })
  return [
    { sign: alert.getByRole('button', { name: 'Understood' }), step: 'says lost', isLast: true },
    { sign: conversation.getByText(lastWords), isLast: true },
    { sign: approval.getByRole('button', { name: 'Approve once' }), step: 'asks' },
    { sign: button('Continue without knowing'), step: 'says unknown' },
    { sign: button(/^(Continue|Retry)$/), step: 'says interrupted' },
    { sign: review },
  ]
}

/** Does what a person would to see the task through, and tells what was asked on the way. */
export async function goOn(workbench: Workbench, heal?: () => Promise<void>): Promise<Step[]> {
  const steps: Step[] = []
  const prompts = promptsOf(workbench)
  while (steps.length < 6) {
    const { sign, step, isLast } = await firstOf(prompts)
    if (isLast) return step ? [...steps, step] : steps
    if (step === 'says interrupted' || step === 'says unknown') await heal?.()
    if (!(await isClicked(sign))) continue
    if (step) steps.push(step)
    await expect(sign).toBeHidden()
  }
  return steps
}

async function firstOf(prompts: readonly Prompt[]): Promise<Prompt> {
  let found: Prompt | undefined
  await expect(async () => {
    const seen = await Promise.all(prompts.map(({ sign }) => isOpen(sign)))
    found = prompts[seen.indexOf(true)]
    expect(found, 'something is asked of the person, or all is done').toBeDefined()
  }).toPass({ intervals: [50], timeout: 15_000 })
  if (!found) throw new Error('Nothing is asked.')
  return found
}

async function isOpen(sign: Locator): Promise<boolean> {
  if (!(await sign.isVisible())) return false
  return sign.isEnabled({ timeout: 500 }).catch(() => false)
}

/** What another page, or the run itself, has settled meanwhile can't be clicked any more. */
async function isClicked(sign: Locator): Promise<boolean> {
  try {
    await sign.click({ timeout: 3000 })
    return true
  } catch {
    return false
  }
}
