import { describe, expect, test } from 'vitest'
import { findChromium, type Machine } from './findChromium.ts'

const own = '/cache/chromium-1200/chrome-linux/chrome'
const shell = '/cache/chromium_headless_shell-1200/INSTALLATION_COMPLETE'

/** A machine that holds these files, of which the stubs do not answer. */
function machine(files: readonly string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    playwrightPath: own,
    exists: (path) => files.includes(path),
    answers: () => true,
    ...more,
  }
}

describe('the search for a Chromium', () => {
  test('CHROMIUM_PATH comes before everything', () => {
    const env = { CHROMIUM_PATH: '/mine' }
    expect(findChromium(machine(['/mine', own, '/usr/bin/chromium'], { env }))).toEqual({
      by: 'CHROMIUM_PATH',
      path: '/mine',
    })
  })

  test.each([
    ['is missing', machine([own], { env: { CHROMIUM_PATH: '/gone' } })],
    [
      'does not answer',
      machine(['/gone', own], { env: { CHROMIUM_PATH: '/gone' }, answers: () => false }),
    ],
  ])('a CHROMIUM_PATH that %s is an error, not a reason to search on', (_why, here) => {
    expect(() => findChromium(here)).toThrow('CHROMIUM_PATH is /gone')
  })

  test.each([[own], [shell]])("Playwright's own comes before the system's: %s", (file) => {
    expect(findChromium(machine([file, '/usr/bin/chromium']))).toEqual({ by: 'playwright' })
  })

  test.each([
    ['linux', '/usr/bin/chromium', {}],
    ['linux', '/opt/bin/microsoft-edge', { PATH: '/opt/bin' }],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
    ['darwin', '/home/Applications/Chromium.app/Contents/MacOS/Chromium', { HOME: '/home' }],
    [
      'win32',
      String.raw`C:\Programs\Microsoft\Edge\Application\msedge.exe`,
      { 'ProgramFiles(x86)': String.raw`C:\Programs` },
    ],
  ])('finds the system browser of %s at %s', (platform, path, env) => {
    expect(findChromium(machine([path], { platform, env }))).toEqual({ by: 'system', path })
  })

  test('passes over a stub that is no browser', () => {
    const files = ['/usr/bin/chromium-browser', '/usr/bin/microsoft-edge']
    const here = machine(files, { answers: (path) => !path.endsWith('chromium-browser') })
    expect(findChromium(here)).toEqual({ by: 'system', path: '/usr/bin/microsoft-edge' })
  })

  test('says that there is none', () => {
    expect(findChromium(machine([]))).toBeUndefined()
  })
})
