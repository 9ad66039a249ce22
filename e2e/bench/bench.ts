import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import { launchOptions } from '../browser/chromium.ts'
import { startOpenAIServer } from '../server/index.ts'
import { measureApprovals } from './approval.ts'
import { measureBatch } from './batch.ts'
import { measureBoot } from './boot.ts'
import type { Filled } from './boot.ts'
import { measureFirstLoad } from './firstLoad.ts'
import type { FirstLoad } from './firstLoad.ts'
import { serveSite } from './site.ts'
import { percentile, spread } from './statistics.ts'

const rounds = Number(process.argv[2] ?? 25)
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

const build = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
if (spawnSync(process.execPath, build, { stdio: 'inherit' }).status !== 0) process.exit(1)

const site = await serveSite('dist')
const server = await startOpenAIServer({})
const browser = await chromium.launch(launchOptions())
try {
  const loads: FirstLoad[] = []
  for (let visit = 0; visit < 5; visit += 1) loads.push(await measureFirstLoad(browser, site.url))
  const median = (pick: (load: FirstLoad) => number) => percentile(loads.map(pick), 0.5)
  console.log('First load, brotli, median of 5 fresh profiles')
  console.log(
    `  before the composer can be typed in  ${kilobytes(median((load) => load.beforeComposer))}`,
  )
  console.log(
    `  once the page is idle, engine included  ${kilobytes(median((load) => load.afterIdle))}`,
  )
  console.log(
    `  navigation → composer takes a character  ${median((load) => load.composerAt).toFixed(0)} ms`,
  )

  for (const slowdown of [1, 4]) {
    const measured = await measureApprovals(browser, site.url, server, rounds, slowdown)
    const { approvals: times, appends } = measured
    console.log(`One tool call, p50 / p95 of ${times.length}, CPU ${slowdown}× slowed`)
    console.log(`  last byte → approval painted  ${spread(times.map((time) => time.toDialog))}`)
    console.log(`  approve → next request  ${spread(times.map((time) => time.toRequest))}`)
    console.log(`  strict append, opened → on disk      ${spread(appends)}`)
  }

  const batches = await measureBatch(browser, site.url, server, 100, 4)
  console.log(`100 calls in one reply, p50 / p95 of ${batches.length}`)
  console.log(`  last byte → first approval painted  ${spread(batches.map((one) => one.toDialog))}`)
  console.log(`  approve remaining… → armed  ${spread(batches.map((one) => one.toArmed))}`)
  console.log(`  approve 100 calls → all executed  ${spread(batches.map((one) => one.toExecuted))}`)

  const stores: readonly Filled[] = [
    { threads: 1, eventsPerThread: 200 },
    { threads: 100, eventsPerThread: 200 },
    { threads: 1, eventsPerThread: 10_000 },
  ]
  console.log('Navigation → composer can be typed in, opening one thread, p50 / p95 of 7')
  for (const store of stores) {
    const times = await measureBoot(browser, site.url, store, 7)
    console.log(`  ${store.threads} × ${store.eventsPerThread} events  ${spread(times)}`)
  }
} finally {
  await browser.close()
  await server.close()
  site.close()
}
