import type { Page } from '@playwright/test'
import { startOpenAIServer, startSink } from '../server/index.ts'
import { expect, test } from './story.ts'

/** Tries to reach an address in every way in which a page can send something by itself; tells what the browser let through. */
const tryToReach = (page: Page, url: string) =>
  page.evaluate(async (address) => {
    const opened = (socket: WebSocket | EventSource) => {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      socket.onopen = () => resolve(true)
      socket.onerror = () => resolve(false)
      return promise
    }
    const constructed = (make: () => WebSocket | EventSource) => {
      try {
        return opened(make())
      } catch {
        return Promise.resolve(false)
      }
    }
    const asked = new XMLHttpRequest()
    asked.open('POST', address)
    const { promise: answered, resolve } = Promise.withResolvers<boolean>()
    asked.onload = () => resolve(true)
    asked.onerror = () => resolve(false)
    asked.send('x')
    return {
      fetch: await fetch(address, { method: 'POST', mode: 'no-cors', body: 'x' }).then(
        () => true,
        () => false,
      ),
      xhr: await answered,
      socket: await constructed(() => new WebSocket(address.replace(/^http/, 'ws'))),
      events: await constructed(() => new EventSource(address)),
      beacon: navigator.sendBeacon(address, 'x'),
    }
  }, url)

test('promise 5: once a provider is saved, the browser blocks every request to another server, and nothing loosens that', async ({
  page,
  workbench,
  server,
  watch,
}) => {
  const sink = await startSink()
  watch.allow(sink.origin)
  watch.foresee(/Content Security Policy/, /Policy violation: connect-src/)
  const post = () =>
    page.evaluate(
      (url) =>
        fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }).then(
          () => 'sent',
          () => 'blocked',
        ),
      sink.origin,
    )

  await workbench.open()
  // Negative control: before anything is configured, nothing is limited.
  expect(await post()).toBe('sent')
  expect(sink.requests).toHaveLength(1)
  await workbench.openSettings()
  await expect(workbench.settings).toContainText('Nothing is limited yet.')
  await workbench.enterServer(server)
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(workbench.settings.getByRole('status')).toContainText('Connected.')
  await workbench.save()

  expect(await post()).toBe('blocked')
  const reached = await tryToReach(page, sink.origin)
  expect({ ...reached, beacon: false }).toEqual({
    fetch: false,
    xhr: false,
    socket: false,
    events: false,
    beacon: false,
  })
  await page.evaluate(() => {
    for (const meta of document.querySelectorAll('meta[http-equiv]')) meta.remove()
  })
  expect(await post()).toBe('blocked')
  await page.evaluate((origin) => {
    localStorage.setItem('countersign:origins', `${origin}; script-src *`)
    const meta = document.createElement('meta')
    meta.httpEquiv = 'Content-Security-Policy'
    meta.content = 'connect-src *'
    document.head.append(meta)
  }, sink.origin)
  expect(await post()).toBe('blocked')
  expect(sink.requests).toHaveLength(1)

  server.script({ text: 'I am still reached.' })
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('I am still reached.')
  await sink.close()
})

test('promise 5: the limit is there again before anything else after a reload, and in a second tab', async ({
  context,
  page,
  workbench,
  server,
  watch,
}) => {
  const sink = await startSink()
  watch.foresee(/Content Security Policy/, /Policy violation: connect-src/)
  const second = await context.newPage()
  await second.goto('./')
  await workbench.connect(server)
  const blocked = (tab: Page) =>
    tab.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => false,
          () => true,
        ),
      sink.origin,
    )
  expect(await blocked(second)).toBe(true)
  await page.reload()
  await expect(page.locator('meta[content^="connect-src"]')).toHaveCount(1)
  expect(await blocked(page)).toBe(true)
  await expect(workbench.composer).toBeVisible()
  expect(sink.requests).toEqual([])
  await sink.close()
})

test('a new server is asked for, takes a reload into the same settings without the key, and can be removed again', async ({
  page,
  workbench,
  server,
  watch,
  apiKey,
}) => {
  const next = await startOpenAIServer()
  watch.allow(next.origin)
  next.script({ text: 'I am the next.' })
  server.script({ text: 'I am the first.' })
  await workbench.connect(server)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('I am the first.')
  const thread = page.url()

  const { settings } = workbench
  await workbench.openSettings()
  await workbench.enterServer({ baseURL: next.url, key: 'sk-NEXT-0123456789' })
  await settings.getByRole('button', { name: 'Save' }).click()
  await expect(settings).toContainText(`Let this page talk to ${next.origin}?`)
  expect([...next.requests, ...next.preflights]).toEqual([])
  await settings.getByRole('button', { name: 'Keep the limit' }).click()
  await settings.getByRole('button', { name: 'Test connection' }).click()
  await workbench.allow({})
  expect([...next.requests, ...next.preflights]).toEqual([])
  await expect(settings.getByLabel('Base URL')).toHaveValue(next.url)
  await expect(settings.getByLabel('Model', { exact: true })).toHaveValue('test-model')
  expect(page.url()).not.toContain('NEXT')
  await workbench.save()
  expect(page.url()).toBe(thread)
  await workbench.say('and you?')
  await expect(workbench.conversation).toContainText('I am the next.')

  await workbench.openSettings()
  await settings.getByRole('button', { name: `Remove ${next.origin}` }).click()
  await expect(settings.getByRole('listitem')).toHaveText([new RegExp(server.origin)])
  await page.keyboard.press('Escape')
  await workbench.say('still there?')
  await expect(workbench.alert).toContainText(`This page may not talk to ${next.origin}.`)
  expect(next.turns).toHaveLength(1)

  await workbench.openSettings()
  await workbench.enterServer({ ...server, key: apiKey })
  await workbench.save()
  await next.close()
})

test('a link can’t pass for what the person allowed', async ({ page, workbench, server }) => {
  await workbench.connect(server)
  await page.goto(`./#/?provider=custom&baseURL=${encodeURIComponent('https://evil.example/v1')}`)
  await expect(workbench.settings).toContainText('A link proposes these settings.')
  await workbench.settings.getByLabel('Model', { exact: true }).fill('m')
  await workbench.settings.getByRole('button', { name: 'Test connection' }).click()
  await expect(workbench.settings).toContainText('Let this page talk to https://evil.example?')
})
