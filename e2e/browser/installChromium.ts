/** What an installation may do; handed in, so that tests can describe any machine. */
export interface Installer {
  readonly isRoot: boolean
  readonly platform: string
  /** The text of `/etc/os-release`, or nothing where there is none. */
  readonly osRelease: string
  /** Runs a command with its output shown, and tells whether it succeeded. */
  readonly run: (command: string, args: readonly string[]) => boolean
  /** Runs a command of Playwright's own. */
  readonly playwright: (args: readonly string[]) => boolean
}

/** Whether `apt-get install chromium` gives a browser here: on Ubuntu it gives a snap stub. */
function aptHasChromium({ platform, isRoot, osRelease }: Installer): boolean {
  const isDebian = /^ID(_LIKE)?=.*\bdebian\b/m.test(osRelease)
  return platform === 'linux' && isRoot && isDebian && !/ubuntu/i.test(osRelease)
}

/** Installs a Chromium in the first way that works, and tells whether one did. */
export function installChromium(installer: Installer): boolean {
  if (installer.playwright(['install', '--only-shell', 'chromium'])) {
    // The libraries it needs come from the system's packages, after the download is known to work.
    if (installer.platform === 'linux' && installer.isRoot)
      installer.playwright(['install-deps', 'chromium'])
    return true
  }
  if (!aptHasChromium(installer)) return false
  const install = ['install', '-y', '--no-install-recommends', 'chromium']
  return installer.run('apt-get', ['update']) && installer.run('apt-get', install)
}
