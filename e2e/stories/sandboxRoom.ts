import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import type { SandboxOutcome } from '../../src/tools/sandbox/outcome.ts'
import { expect } from './story.ts'
import type { Workbench } from './workbench.ts'

/** What code in the sandbox finds under its names, and its page's code too. */
export type Given = Readonly<Record<string, string>>

/** Has the sandbox loaded as a person would, by running some code, and takes the address of the very code that the page has loaded for it. */
export async function loadSandbox(workbench: Workbench): Promise<string> {
  await workbench.open()
  await workbench.say('Run JavaScript: console.log("Hello"); 6 * 7')
  await workbench.isAsked('1 of 1', 'run_javascript')
  await workbench.approve()
  const call = workbench.call('run_javascript')
  await expect(call).toContainText('Succeeded')
  await expect(call).toContainText('"value": 42')
  await expect(call).toContainText('Hello')
  return workbench.page.evaluate(() => {
    const addresses = performance.getEntriesByType('resource').map(({ name }) => name)
    return addresses.find((name) => /\/sandbox-[^/]*\.js$/.test(name)) ?? ''
  })
}

/** Runs code as `run_javascript` and the person's own tools do. */
export const runInSandbox = (page: Page, chunk: string, code: string, given: Given = {}) =>
  page.evaluate(
    async ([chunk, job]) => {
      const { runInSandbox } = (await import(
        chunk
      )) as typeof import('../../src/tools/sandbox/index.ts')
      const started = performance.now()
      const outcome: SandboxOutcome = await runInSandbox(job, {
        signal: new AbortController().signal,
      })
      return { outcome, took: performance.now() - started }
    },
    [chunk, { code, given }] as const,
  )

/** How long one way out may take. */
const patience = 600

const script = (code: string, given: Given) => `
  const { ${Object.keys(given).join(', ')} } = ${JSON.stringify(given)}
  const way = async () => { ${code} }
  const end = new Promise((resolve) => setTimeout(resolve, ${patience}))
  const trying = Promise.race([way(), end]).then(() => 'done', String)`

/** Opens the page of the frame as the sandbox does, and lets it reach this computer, so that nothing but its own policy stands in the way. */
const openFrame = (page: Page) =>
  page.evaluateHandle(async () => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.allow = 'local-network-access; loopback-network; local-network'
    frame.src = 'frames/sandbox.html'
    document.body.append(frame)
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    return frame
  })

/** Tries a way out in the worker of the frame, as code would that has left the engine. */
export async function tryInWorker(page: Page, code: string, given: Given): Promise<string> {
  const frame = await openFrame(page)
  const said = await frame.evaluate(
    (element, worker) =>
      new Promise<string>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }) => {
          if (data !== 'ready') resolve(String(data))
        }
        element.contentWindow?.postMessage('countersign', '*', [port2])
        port1.postMessage({ worker, wasm: new ArrayBuffer(8), job: {} })
      }),
    `onmessage = () => { ${script(code, given)}; trying.then(postMessage) }`,
  )
  await frame.evaluate((element) => element.remove())
  return said
}

/** Tries a way out in the frame itself, where no code but ours ever runs. */
export async function tryInFrame(page: Page, code: string, given: Given): Promise<string> {
  const handle = await openFrame(page)
  const frame = await handle.contentFrame()
  const trying = frame?.evaluate(`(() => { ${script(code, given)}; return trying })()`)
  const isGone = new Promise((resolve) => setTimeout(resolve, 2 * patience, 'gone'))
  const said = await Promise.race([trying, isGone]).catch(String)
  await handle.evaluate((element) => element.remove())
  return String(said)
}

/** Takes the policies off the page of the frame, as a control. */
export async function openUp(context: BrowserContext): Promise<void> {
  const page = readFileSync('public/frames/sandbox.html', 'utf8')
  const body = page.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '')
  expect(body).not.toBe(page)
  await context.route('**/frames/sandbox.html', (route) =>
    route.fulfill({ contentType: 'text/html', body }),
  )
}
