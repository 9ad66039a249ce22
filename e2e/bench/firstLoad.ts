import type { Browser } from '@playwright/test'

/** What a first visit costs. */
export interface FirstLoad {
  /** Bytes asked for before the composer can be typed in, headers left out. */
  readonly beforeComposer: number
  /** Bytes once the page has gone quiet: the engine is prefetched by then. */
  readonly afterIdle: number
  /** Milliseconds from navigation until the composer can be typed in. */
  readonly composerAt: number
}

/** Notes in the page when its composer first can be typed in. */
export function noteComposer(): void {
  const look = () => {
    const composer = document.querySelector('textarea')
    if (!composer || composer.disabled || composer.getClientRects().length === 0) return
    performance.mark('composer')
    observer.disconnect()
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, attributes: true })
}

/** When the composer could first be typed in, in milliseconds after navigation. */
export function composerAt(): number {
  return performance.getEntriesByName('composer')[0]?.startTime ?? Number.NaN
}

/** What the page knows of its own load. */
function readLoad(): FirstLoad {
  const composerAt = performance.getEntriesByName('composer')[0]?.startTime ?? Number.NaN
  const entries = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ] as PerformanceResourceTiming[]
  const bytes = (some: readonly PerformanceResourceTiming[]) =>
    some.reduce((sum, entry) => sum + entry.encodedBodySize, 0)
  return {
    beforeComposer: bytes(entries.filter((entry) => entry.startTime < composerAt)),
    afterIdle: bytes(entries),
    composerAt,
  }
}

/** Opens the page in a fresh profile and weighs what comes over the wire. */
export async function measureFirstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(noteComposer)
  await page.goto(url)
  await page.getByRole('textbox', { name: 'Message' }).fill('a')
  await page.waitForLoadState('networkidle')
  const load = await page.evaluate(readLoad)
  await context.close()
  return load
}
