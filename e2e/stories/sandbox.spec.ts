import { listen } from './listeners.ts'
import { memoryOf } from './memory.ts'
import { bombs, tricks, waysOut } from './sandboxAttacks.ts'
import { loadSandbox, openUp, runInSandbox, tryInFrame, tryInWorker } from './sandboxRoom.ts'
import { toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

const mark = 'escaped'
const ways = Object.entries(waysOut)

/** Works through a list, a few at a time. */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>) {
  for (let from = 0; from < items.length; from += 5) {
    await Promise.all(items.slice(from, from + 5).map(work))
  }
}

/** What a browser says of an attempt that it, or a policy of ours, forbids, and what the servers of this story make of the others. */
const refusals =
  /Content Security Policy|Policy violation|sandboxed|Failed to load resource|WebSocket connection|establish a connection|MIME type|Permission was denied|Failed to fetch/

test('no way leads out of the sandbox: not from the engine, not from the worker around it, not from the frame around that', async ({
  context,
  page,
  baseURL,
  workbench,
  watch,
}, { annotations }) => {
  test.slow()
  watch.foresee(refusals)
  await context.grantPermissions(['local-network-access'], { origin: baseURL ?? '' })
  const listeners = await listen()
  watch.allow(listeners.addresses.http)
  const given = { ...listeners.addresses, mark }
  const chunk = await loadSandbox(workbench)
  const opened: string[] = []
  context.on('page', () => opened.push('a page'))
  page.on('dialog', () => opened.push('a dialog'))
  await page.evaluate(
    (names) => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      for (const name of names) {
        new BroadcastChannel(name).onmessage = ({ data }) => {
          // The page's own tabs talk on one of them.
          if (data === names[1]) heard.push(data)
        }
      }
    },
    ['countersign', mark] as const,
  )

  await each(ways, async ([way, code]) => {
    const { outcome } = await runInSandbox(page, chunk, code, given)
    expect(outcome, way).toMatchObject({ type: 'threw', error: { name: 'ReferenceError' } })
  })
  await each(Object.entries(tricks), async ([trick, [code, told]]) => {
    const { outcome } = await runInSandbox(page, chunk, code)
    expect(JSON.stringify(outcome), trick).toContain(told)
  })
  await each(ways, ([, code]) => tryInWorker(page, code, given))
  expect(listeners.heard, 'from the engine and the worker').toEqual([])
  // No policy can forbid WebRTC to a page, only to a worker; in the frame itself runs no code but ours.
  const others = ways.filter(([way]) => way !== 'WebRTC')
  await each(others, ([, code]) => tryInFrame(page, code, given))
  expect(listeners.heard, 'from the frame').toEqual([])

  const left = await page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory()
    return {
      storage: [
        ...(await indexedDB.databases()).map((one) => one.name),
        ...(await caches.keys()),
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        document.cookie,
      ].filter((one) => one?.includes(name)),
      hasFile: await folder.getFileHandle(name).then(
        () => true,
        () => false,
      ),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      heard: (window as unknown as { heard: unknown[] }).heard,
      polluted: 'polluted' in {} || 'polluted' in [] || 'polluted' in Object,
    }
  }, mark)
  expect(left).toEqual({ storage: [], hasFile: false, workers: 0, heard: [], polluted: false })
  expect(opened).toEqual([])
  await expect(page).toHaveURL(/\/#\/t\//)
  await expect(workbench.composer).toBeVisible()

  // The same attempts, with the policy of the frame taken off: the servers would have heard them.
  await openUp(context)
  await each(ways, ([, code]) => tryInWorker(page, code, given))
  const inWorker = listeners.heard.length
  await each(ways, ([, code]) => tryInFrame(page, code, given))
  for (const kind of ['http ', 'ws ', 'udp']) {
    expect(
      listeners.heard.some((one) => one.startsWith(kind)),
      kind,
    ).toBe(true)
  }
  expect(inWorker).toBeGreaterThan(5)
  listeners.close()
  annotations.push({
    type: 'figure',
    description: `The sandbox: ${ways.length + Object.keys(tricks).length} ways out tried in the engine, ${ways.length} of them in the worker too and ${others.length} in the frame: 0 requests (with the policy of the frame taken off: ${listeners.heard.length})`,
  })
})

test('bombs of time and memory end within seconds while the page goes on, a stop ends one at once, and the memory comes back', async ({
  browser,
  page,
  workbench,
}, { annotations }) => {
  test.slow()
  const chunk = await loadSandbox(workbench)
  const before = await memoryOf(browser)
  await page.evaluate(() => {
    const pause = { longest: 0 }
    Object.assign(window, { pause })
    let last = performance.now()
    setInterval(() => {
      pause.longest = Math.max(pause.longest, performance.now() - last)
      last = performance.now()
    }, 10)
  })

  let most = 0
  const all = Object.entries(bombs)
  const half = Math.ceil(all.length / 2)
  for (const wave of [all.slice(0, half), all.slice(half)]) {
    const running = Promise.all(
      wave.map(async ([bomb, [code, end]]) => {
        const { outcome, took } = await runInSandbox(page, chunk, code)
        expect(outcome.type, bomb).toMatch(end)
        expect(outcome.console.length, bomb).toBeLessThanOrEqual(201)
        return took
      }),
    )
    let isOver = false
    void running.finally(() => (isOver = true))
    while (!isOver) most = Math.max(most, (await memoryOf(browser)) ?? 0)
    for (const took of await running) expect(took).toBeLessThan(12_000)
  }

  const stopped = await page.evaluate(async (address) => {
    const { runInSandbox } = (await import(
      address
    )) as typeof import('../../src/tools/sandbox/index.ts')
    const stopping = new AbortController()
    const running = runInSandbox(
      { code: 'console.log("on"); for (;;);' },
      { signal: stopping.signal },
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    const from = performance.now()
    stopping.abort()
    const { type } = await running
    return {
      type,
      after: performance.now() - from,
      frames: document.querySelectorAll('iframe').length,
    }
  }, chunk)
  expect(stopped).toMatchObject({ type: 'stopped', frames: 0 })
  expect(stopped.after).toBeLessThan(1000)

  const longest = await page.evaluate(
    () => (window as unknown as { pause: { longest: number } }).pause.longest,
  )
  expect(longest).toBeLessThan(1500)
  const megabyte = 1_000_000
  if (before !== undefined) {
    const margin = 100 * megabyte
    expect(most - before, 'the measure sees what the bombs take').toBeGreaterThan(margin)
    await expect.poll(() => memoryOf(browser)).toBeLessThan(before + margin)
  }
  const after = ((await memoryOf(browser)) ?? 0) - (before ?? 0)
  const took = (bytes: number) => `${Math.round(bytes / megabyte)} MB`
  annotations.push({
    type: 'figure',
    description: `${all.length} bombs of time and memory in the sandbox: all ended; the page paused ${Math.round(longest)} ms at most, a stop took ${Math.round(stopped.after)} ms; memory ${before === undefined ? 'not measured here' : `up ${took(most - before)} at most, ${took(after)} afterwards`}`,
  })
})

test('promise 2: code is shown in full with what it hides, and its colours lie over the very text and can be read in both themes', async ({
  page,
  workbench,
  server,
}) => {
  const code = '// twelve\u202E\nconst twelve = () => { return "12" }\nreturn Number(twelve()) + 0'
  server.script({ calls: [{ name: 'run_javascript', arguments: { code } }] }, { text: 'Twelve.' })
  await workbench.connect(server)
  await workbench.say('Twelve?')
  await workbench.isAsked('1 of 1', 'run_javascript')
  const shown = workbench.approval.getByText('// twelve')
  await expect(shown).toHaveText(
    '// twelveU+202E right-to-left override\nconst twelve = () => { return "12" }\nreturn Number(twelve()) + 0',
  )
  const colours = ['keyword', 'text', 'number', 'comment'].map((name) => `code-${name}`)
  await expect
    .poll(() => page.evaluate(() => [...CSS.highlights.keys()].toSorted()))
    .toEqual(colours.toSorted())
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const contrasts = await shown.evaluate((element, names) => {
      const light = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
          const share = Number(part) / 255
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const ground = element.closest('dl')
      if (!ground) throw new Error('The code stands on nothing.')
      const under = light(getComputedStyle(ground).backgroundColor)
      return names.map((name) => {
        const over = light(getComputedStyle(element, `::highlight(${name})`).color)
        return (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05)
      })
    }, colours)
    expect(new Set(contrasts).size, 'each has its own colour').toBe(colours.length)
    for (const contrast of contrasts) expect(contrast).toBeGreaterThan(4.5)
  }
  await workbench.approve()
  await expect(workbench.call('run_javascript')).toContainText('"value": 12')
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('code-keyword')?.size)).toBe(0)
})

test('code is given the files that the approval has shown, and what it says of them waits for the person, as a value or as an error', async ({
  workbench,
  server,
}) => {
  const path = 'notes/july.txt'
  const content = 'first line\nsecond line'
  const runs = (code: string) => ({ name: 'run_javascript', arguments: { code, files: [path] } })
  server.script(
    { calls: [{ name: 'write_file', arguments: { path, content } }] },
    { calls: [runs(`files['${path}'].split('\\n').length`)] },
    { calls: [runs(`throw new Error(files['${path}'])`)] },
    { text: 'Done.' },
  )
  await workbench.connect(server)
  await workbench.say('How many lines?')
  await workbench.isAsked('1 of 1', 'write_file')
  await workbench.approve()
  await workbench.isAsked('1 of 1', 'run_javascript')
  await expect(workbench.approval).toContainText(`The code is given the file "${path}"`)
  await expect(workbench.approval).toContainText(content)
  await workbench.approve()
  await workbench.isHeld('run_javascript')
  await expect(workbench.result).toContainText(/value\s*2/)
  await workbench.give()
  await workbench.isAsked('1 of 1', 'run_javascript')
  await workbench.approve()
  await workbench.isHeld('run_javascript')
  await expect(workbench.result).toContainText('The code threw Error: first line')
  await workbench.resultButton('Withhold').click()
  await expect(workbench.conversation).toContainText('Done.')
  expect(toolMessages(turn(server.turns, 2)).at(-1)?.content).toContain('2')
  expect(JSON.stringify(toolMessages(turn(server.turns, 3)).at(-1))).not.toContain('first line')
})
