import type { Browser } from '@playwright/test'

/** What a first visit costs. */
export interface FirstLoad {
  /** Bytes on the wire before the composer can be typed in, headers left out. */
  readonly beforeComposer: number
  /** Bytes once the page has gone quiet: the engine is prefetched by then. */
  readonly afterIdle: number
  /** Milliseconds from navigation until the composer takes a character. */
  readonly composerAt: number
}

/** Opens the page in a fresh profile and weighs what comes over the wire. */
export async function measureFirstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  let bytes = 0
  devtools.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  const start = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.pressSequentially('a')
  const composerAt = performance.now() - start
  const loadedByThen = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceResourceTiming[]
    return [navigation, ...entries].reduce((sum, entry) => sum + (entry?.encodedBodySize ?? 0), 0)
  })
  await page.waitForLoadState('networkidle')
  const afterIdle = bytes
  await context.close()
  return { beforeComposer: loadedByThen, afterIdle, composerAt }
}
