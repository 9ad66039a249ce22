import { createHash, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './story.ts'
import { tracesOf } from './traces.ts'
import { startSink } from '../server/index.ts'

const openRouter = 'https://openrouter.ai'

/** Stands in for OpenRouter: signs everybody in, and hands the key to the holder of the verifier only. */
async function standIn(page: Page, key: string) {
  const codes = new Map<string, string>()
  const exchanges: { code: string; code_verifier: string }[] = []
  const answer = { status: 200 }
  await page.route(`${openRouter}/**`, async (route) => {
    const request = route.request()
    const { pathname, searchParams } = new URL(request.url())
    const headers = { 'access-control-allow-origin': '*' }
    if (pathname === '/auth') {
      const code = `code-${randomUUID()}`
      codes.set(code, searchParams.get('code_challenge') ?? '')
      expect(searchParams.get('code_challenge_method')).toBe('S256')
      const back = new URL(searchParams.get('callback_url') ?? '')
      back.searchParams.set('code', code)
      await route.fulfill({ status: 302, headers: { location: back.href } })
      return
    }
    const body = request.postDataJSON()
    exchanges.push(body)
    const challenge = createHash('sha256').update(body.code_verifier).digest('base64url')
    const isRight = codes.get(body.code) === challenge && pathname === '/api/v1/auth/keys'
    codes.delete(body.code)
    const status = isRight ? answer.status : 403
    const json = status === 200 ? { key } : { error: `Refused ${JSON.stringify(body)}` }
    await route.fulfill({ status, headers, json })
  })
  return { exchanges, answer }
}

test('promise 5: signing in at OpenRouter brings a key for this page back, and leaves neither code nor verifier behind', async ({
  page,
  context,
  workbench,
  watch,
}) => {
  const key = `sk-or-v1-CANARY-${randomUUID()}`
  watch.allow(openRouter)
  const { exchanges } = await standIn(page, key)
  await workbench.open()
  await workbench.say('hello')
  await expect(workbench.conversation.getByRole('article')).toHaveCount(2)
  await expect(workbench.stop).toBeHidden()
  const thread = new URL(page.url()).hash
  const { settings } = workbench
  await workbench.openSettings()
  await settings.getByLabel('Provider').selectOption('OpenRouter')
  await settings.getByLabel('Model', { exact: true }).fill('some/model')
  await settings.getByRole('button', { name: 'Sign in with OpenRouter' }).click()

  await expect(settings).toContainText('OpenRouter made a key for this page.')
  await expect(settings.getByLabel('API key')).toHaveValue(key)
  await expect(settings.getByLabel('Model', { exact: true })).toHaveValue('some/model')
  expect(exchanges).toHaveLength(1)
  const [{ code, code_verifier: verifier } = { code: '', code_verifier: '' }] = exchanges
  expect(verifier.length).toBeGreaterThanOrEqual(43)
  await settings.getByRole('radio', { name: 'On this device' }).check()
  await workbench.save()
  expect(new URL(page.url()).hash).toBe(thread)
  const { loaded: _, ...places } = await tracesOf(page, context)
  for (const [place, text] of Object.entries(places)) {
    for (const secret of [key, code, verifier]) expect(text, place).not.toContain(secret)
  }
  expect(watch.said.join('\n')).not.toContain(verifier)

  await workbench.reload()
  await workbench.openSettings()
  await expect(settings).toContainText(`ends in “${key.slice(-4)}”`)
  await expect(settings).toContainText('This page may talk to')
  await expect(settings.getByRole('listitem')).toHaveText([new RegExp(openRouter)])
})

test('a sign-in that OpenRouter turns down is said in plain words, without its code', async ({
  page,
  workbench,
  watch,
}) => {
  watch.allow(openRouter)
  watch.foresee(/Failed to load resource.*403/)
  const { exchanges, answer } = await standIn(page, 'sk-never')
  answer.status = 403
  await workbench.open()
  await workbench.openSettings()
  await workbench.settings.getByLabel('Provider').selectOption('OpenRouter')
  await workbench.settings.getByRole('button', { name: 'Sign in with OpenRouter' }).click()
  const alert = workbench.settings.getByRole('alert')
  await expect(alert).toContainText('OpenRouter did not hand out a key.')
  await alert.getByText('Raw cause').click()
  await expect(alert).toContainText('[code]')
  for (const { code, code_verifier: verifier } of exchanges) {
    expect(await alert.textContent()).not.toContain(code)
    expect(await alert.textContent()).not.toContain(verifier)
  }
  await expect(workbench.settings.getByLabel('API key')).toHaveValue('')
})

test('promise 5: a link can’t bring a sign-in along, nor pass for the way back from one', async ({
  page,
  workbench,
  watch,
}) => {
  watch.allow(openRouter)
  const { exchanges } = await standIn(page, 'sk-of-a-stranger')
  const sink = await startSink()
  await page.goto(
    `./?code=code-of-a-stranger#/?provider=custom&baseURL=${encodeURIComponent(sink.url)}`,
  )
  await expect(workbench.settings).toContainText('A link proposes these settings.')
  expect(page.url()).not.toContain('code-of-a-stranger')
  await workbench.settings.getByLabel('Provider').selectOption('OpenRouter')
  await expect(workbench.settings.getByLabel('API key')).toHaveValue('')
  expect(exchanges).toEqual([])
  expect(sink.requests).toEqual([])
  await sink.close()
})
