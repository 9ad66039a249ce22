import { expect, test } from './story.ts'
import { sendSally } from './replies.ts'

test('the theme follows the system, keeps a choice over a reload and never shows another first', async ({
  page,
  workbench,
}) => {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { themesSeen: seen })
    const note = () => {
      const { theme } = document.documentElement.dataset
      if (document.body && theme !== seen.at(-1)) seen.push(theme ?? 'none')
    }
    new MutationObserver(note).observe(document, {
      attributes: true,
      childList: true,
      subtree: true,
    })
  })
  const seen = () => page.evaluate(() => (window as unknown as { themesSeen: string[] }).themesSeen)
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

  await page.emulateMedia({ colorScheme: 'dark' })
  await workbench.open()
  expect(await seen()).toEqual(['dark'])
  const dark = await background()
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(background).not.toBe(dark)

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Theme: system' }).click()
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible()
  await expect.poll(background).not.toBe(dark)
  await workbench.reload()
  expect(await seen()).toEqual(['light'])
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible()
})

test('the title counts the calls that wait, and the icon of the tab needs no request elsewhere', async ({
  page,
  workbench,
}) => {
  await workbench.open()
  await expect(page).not.toHaveTitle(/^\(/)
  await workbench.say(sendSally)
  await expect(page).toHaveTitle(/^\(1\) /)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.reload()
  await expect(page).toHaveTitle(/^\(1\) /)
  await workbench.review.click()
  await workbench.reject()
  await expect(page).not.toHaveTitle(/^\(/)
})
