/** What the search may ask of the machine; handed in, so that tests can describe any machine. */
export interface Machine {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where Playwright would keep the Chromium of its own version. */
  readonly playwrightPath: string
  readonly exists: (path: string) => boolean
  /** Whether the program says that it is a Chromium: some systems have a stub in its place. */
  readonly answers: (path: string) => boolean
}

/** Where a Chromium was found; Playwright's own needs no path. */
export type Chromium =
  { readonly by: 'CHROMIUM_PATH' | 'system'; readonly path: string } | { readonly by: 'playwright' }

const programs = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
]

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windowsPrograms = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
]

/** The usual places of a Chromium on this machine, best first. */
function usualPaths({ platform, env }: Pick<Machine, 'platform' | 'env'>): string[] {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    return windowsPrograms.flatMap((program) =>
      roots.filter((root) => root !== undefined).map((root) => `${root}\\${program}`),
    )
  }
  const applications = platform === 'darwin' ? macApplications : []
  const folders = [...(env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return [
    ...applications.flatMap((name) =>
      ['', env['HOME'] ?? ''].map(
        (home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    ),
    ...programs.flatMap((program) =>
      [...new Set(folders)].filter(Boolean).map((folder) => `${folder}/${program}`),
    ),
  ]
}

/** Whether Playwright's own Chromium stands there, whole or as the headless shell alone. */
function hasPlaywrightChromium({ playwrightPath, exists }: Machine): boolean {
  const [, root, separator, revision] = /^(.*)([\\/])chromium-(\d+)[\\/]/.exec(playwrightPath) ?? []
  const shell = [root, `chromium_headless_shell-${revision}`, 'INSTALLATION_COMPLETE']
  return exists(playwrightPath) || (root !== undefined && exists(shell.join(separator)))
}

/** Finds a Chromium that is already here; a `CHROMIUM_PATH` that does not hold one is an error. */
export function findChromium(machine: Machine): Chromium | undefined {
  const chosen = machine.env['CHROMIUM_PATH']
  if (chosen) {
    if (machine.exists(chosen) && machine.answers(chosen))
      return { by: 'CHROMIUM_PATH', path: chosen }
    throw new Error(
      `CHROMIUM_PATH is ${chosen}, but no Chromium answers there. Correct it, or unset it to let one be found.`,
    )
  }
  if (hasPlaywrightChromium(machine)) return { by: 'playwright' }
  const path = usualPaths(machine).find((path) => machine.exists(path) && machine.answers(path))
  return path === undefined ? undefined : { by: 'system', path }
}
