import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium as playwright } from '@playwright/test'
import { findChromium, type Chromium, type Machine } from './findChromium.ts'
import { installChromium, type Installer } from './installChromium.ts'

function answers(path: string): boolean {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return status === 0 && /chrom|edge/i.test(stdout)
}

function run(command: string, args: readonly string[]): boolean {
  console.error(`No Chromium found, trying: ${[command, ...args].join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0
}

const machine: Machine = {
  platform: process.platform,
  env: process.env,
  playwrightPath: playwright.executablePath(),
  exists: existsSync,
  answers,
}

const installer: Installer = {
  isRoot: process.getuid?.() === 0,
  platform: process.platform,
  osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
  run,
  playwright(args) {
    const root = dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json'))
    return run(process.execPath, [join(root, 'cli.js'), ...args])
  },
}

/** The Chromium that is here, or one that is installed now. */
function aChromium(): Chromium {
  const found = findChromium(machine) ?? (installChromium(installer) && findChromium(machine))
  if (found) return found
  throw new Error(
    'The tests need a Chromium, none was found and none could be installed.\n' +
      'Install Chrome, Chromium or Edge, or set CHROMIUM_PATH to one, and run again.',
  )
}

/** Playwright's launch options for that Chromium; ends the process in plain words without one. */
export function launchOptions(): { executablePath?: string } {
  try {
    const found = aChromium()
    return 'path' in found ? { executablePath: found.path } : {}
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
