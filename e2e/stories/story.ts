import { randomUUID } from 'node:crypto'
import { test as base } from '@playwright/test'
import type { OpenAIServer } from '../server/contract.ts'
import { startOpenAIServer } from '../server/index.ts'
import { Watch } from './watch.ts'
import { Workbench } from './workbench.ts'
import type { ServerSettings } from './workbench.ts'

/** The scripted server, with what a person enters to reach it. */
type StoryServer = OpenAIServer & Required<Pick<ServerSettings, 'baseURL' | 'key'>>

interface Story {
  /** A server that lets in one key only, and must find every request valid and foreseen. */
  server: StoryServer
  /** The key that the server lets in. */
  apiKey: string
  watch: Watch
  workbench: Workbench
}

/** A story: a fresh browser, a server if it is asked for, and a watch over what the pages do. */
export const test = base.extend<Story>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright wants to see which fixtures are used
  apiKey: async ({}, provide) => {
    await provide(`sk-STORY-${randomUUID()}`)
  },

  watch: [
    async ({ context, baseURL }, provide) => {
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.error(`Policy violation: ${violatedDirective} by ${blockedURI}`)
        })
        addEventListener('unhandledrejection', ({ reason }) => {
          console.error(`Unhandled rejection: ${reason}`)
        })
      })
      const watch = new Watch(context, new URL(baseURL ?? '').origin)
      await provide(watch)
      watch.assertClean()
    },
    { auto: true },
  ],

  server: async ({ apiKey, watch }, provide) => {
    const server = await startOpenAIServer({ key: apiKey })
    watch.allow(server.origin)
    await provide(Object.assign(server, { baseURL: server.url, key: apiKey }))
    await server.close()
    server.assertClean()
  },

  workbench: async ({ page }, provide) => {
    await provide(new Workbench(page))
  },
})

export { expect } from '@playwright/test'
