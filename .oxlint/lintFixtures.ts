import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** What a rule of ours said about a fixture. */
export interface Finding {
  readonly rule: string
  readonly message: string
}

interface Report {
  readonly diagnostics: readonly {
    readonly code: string
    readonly message: string
    readonly filename: string
  }[]
}

/** Lints fixtures, by path, with the real linter and the project's own configuration. */
export function lintFixtures(
  fixtures: Readonly<Record<string, string>>,
): (path: string) => Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-lint-'))
  try {
    for (const [path, text] of Object.entries(fixtures)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${text}\n`)
    }
    const oxlint = resolve('node_modules/oxlint/bin/oxlint')
    const args = [oxlint, '-c', resolve('.oxlintrc.json'), '--format', 'json', '.']
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    const { diagnostics } = JSON.parse(stdout) as Report
    return (path) =>
      diagnostics.flatMap(({ code, message, filename }) => {
        const rule = /^countersign\((.+)\)$/.exec(code)?.[1]
        return rule !== undefined && filename === path ? [{ rule, message }] : []
      })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
