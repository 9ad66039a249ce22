import type { Page } from '@playwright/test'
import { sendSally } from './replies.ts'
import { expect, test } from './story.ts'

const framePath = '/a-page-that-frames.html'

async function openInFrame(page: Page, hash: string) {
  await page.route(`**${framePath}`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Prizes</title><iframe title="Countersign" src="/${hash}" width="900" height="700"></iframe>`,
    }),
  )
  await page.goto(framePath)
  return page.frameLocator('iframe')
}

test('promise 1: shown inside another page, nothing can be approved', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await workbench.say(sendSally)
  await workbench.isAsked('1 of 1', 'send_email')
  const { hash } = new URL(page.url())

  // A host that can't send headers: the policy in the page itself can't forbid to be framed.
  await page.route(/\/(#.*)?$/, async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  const framed = await openInFrame(page, hash)
  await framed
    .getByRole('button', { name: /^Review \d/ })
    .first()
    .click()
  const dialog = framed.getByRole('alertdialog')
  await expect(dialog).toContainText('Nothing can be approved here.')
  await expect(dialog.getByRole('button', { name: 'Decide later' })).toBeVisible()
  await expect(framed.getByRole('button', { name: /Approve|^Run / })).toHaveCount(0)
})

test('promise 1: the headers forbid other pages to show the workbench at all', async ({
  page,
  workbench,
  watch,
}) => {
  watch.foresee(/frame-ancestors/)
  await workbench.open()
  const framed = await openInFrame(page, '')
  await expect(page.locator('iframe')).toBeVisible()
  await expect.poll(() => watch.said.join()).toContain('frame-ancestors')
  await expect(framed.getByRole('textbox', { name: 'Message' })).toHaveCount(0)
})
