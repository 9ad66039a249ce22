import { startSink } from '../server/index.ts'
import { expect, test } from './story.ts'

test('negative control: the watch over every story notices what a page should not do', async ({
  page,
  workbench,
  watch,
}) => {
  const sink = await startSink()
  watch.foresee(
    /^error: a complaint/,
    /^warning: a worry/,
    /^Uncaught: .*thrown/,
    /Unhandled rejection: .*rejected/,
    /^Uncaught: .*rejected/,
    /Policy violation: require-trusted-types-for/,
    /requires 'TrustedHTML' assignment/,
    /Policy violation: img-src/,
    /violates the following Content Security Policy directive: "img-src/,
    /^Strange request: GET https:\/\/example\.invalid/,
    new RegExp(`^Strange request: GET ${sink.origin}/strange`),
  )
  await workbench.open()
  await page.evaluate(async (strange) => {
    console.error('a complaint')
    console.warn('a worry')
    setTimeout(() => {
      throw new Error('thrown')
    })
    void Promise.reject(new Error('rejected'))
    try {
      document.createElement('div').innerHTML = '<b>bold</b>'
    } catch {
      // The policy throws, and reports.
    }
    const image = new Image()
    const { promise, resolve } = Promise.withResolvers<void>()
    image.onerror = () => resolve()
    image.src = 'https://example.invalid/pixel.png'
    document.body.append(image)
    await promise
    await fetch(strange)
  }, `${sink.origin}/strange`)
  expect(sink.requests).toHaveLength(1)
  await sink.close()
})
