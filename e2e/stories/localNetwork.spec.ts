import type { Browser } from '@playwright/test'
import { startOpenAIServer } from '../server/index.ts'
import { expect, test as base } from './story.ts'
import { Workbench } from './workbench.ts'

/** A browser that takes this page's address for one on the internet, so that it asks before the page reaches this computer. */
const test = base.extend<{ cautious: Browser }>({
  cautious: async ({ playwright, launchOptions, baseURL }, provide) => {
    const { port } = new URL(baseURL ?? '')
    const spaces = ['127.0.0.1', '[::1]'].map((host) => `${host}:${port}=public`).join()
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--ip-address-space-overrides=${spaces}`],
    })
    await provide(browser)
    await browser.close()
  },
})

for (const { isAllowed, words } of [
  {
    isAllowed: false,
    words: 'The browser does not let this page reach programs on this computer.',
  },
  { isAllowed: true, words: 'Connected. The server lists 2 models.' },
]) {
  test(`a test of a server on this computer tells whether the browser ${isAllowed ? 'lets' : 'does not let'} the page reach it`, async ({
    cautious,
    baseURL,
  }) => {
    const { origin } = new URL(baseURL ?? '')
    const server = await startOpenAIServer()
    const context = await cautious.newContext({ baseURL: origin })
    if (isAllowed) {
      await context.grantPermissions(['local-network-access'], { origin })
    }
    const workbench = new Workbench(await context.newPage())
    const { settings } = workbench
    await workbench.open()
    await workbench.openSettings()
    await settings.getByLabel('Provider').selectOption('Ollama')
    await settings.getByLabel('Base URL').fill(server.url)
    await settings.getByRole('button', { name: 'Test connection' }).click()
    await expect(settings.getByRole(isAllowed ? 'status' : 'alert')).toContainText(words)
    expect(server.requests.length > 0).toBe(isAllowed)
    await server.close()
  })
}
