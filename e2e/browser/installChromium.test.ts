import { describe, expect, test } from 'vitest'
import { installChromium, type Installer } from './installChromium.ts'

const debian = 'NAME="Debian GNU/Linux"\nID=debian\n'
const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'

/** Tries an installation where only the commands that start like this succeed. */
function attempt(succeeds: readonly string[], more: Partial<Installer> = {}) {
  const tried: string[] = []
  const run = (command: string, args: readonly string[]) => {
    const line = [command, ...args].join(' ')
    tried.push(line)
    return succeeds.some((start) => line.startsWith(start))
  }
  const installed = installChromium({
    isRoot: true,
    platform: 'linux',
    osRelease: debian,
    run,
    playwright: (args) => run('playwright', args),
    ...more,
  })
  return { installed, tried }
}

describe('the installation of a Chromium', () => {
  test("downloads Playwright's, and its libraries only after the download worked", () => {
    expect(attempt(['playwright'])).toEqual({
      installed: true,
      tried: ['playwright install --only-shell chromium', 'playwright install-deps chromium'],
    })
  })

  test('leaves the system alone without root', () => {
    expect(attempt(['playwright'], { isRoot: false }).tried).toHaveLength(1)
    expect(attempt(['apt-get'], { isRoot: false }).installed).toBe(false)
  })

  test("takes Debian's package when there is no download", () => {
    expect(attempt(['apt-get'])).toEqual({
      installed: true,
      tried: [
        'playwright install --only-shell chromium',
        'apt-get update',
        'apt-get install -y --no-install-recommends chromium',
      ],
    })
  })

  test.each([
    ['Ubuntu, whose package is a stub', { osRelease: ubuntu }],
    ['a system without apt', { osRelease: 'ID=fedora\n' }],
    ['a Mac', { platform: 'darwin', osRelease: '' }],
  ])('gives up on %s', (_where, more) => {
    const { installed, tried } = attempt(['apt-get'], more)
    expect({ installed, tried: tried.length }).toEqual({ installed: false, tried: 1 })
  })

  test('gives up when the package lists cannot be read', () => {
    expect(attempt(['apt-get install']).installed).toBe(false)
  })
})
