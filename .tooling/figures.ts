import { existsSync, readFileSync } from 'node:fs'
import { playwrightReport, vitestReport } from './counts.ts'

declare module '@vitest/runner' {
  interface TaskMeta {
    /** What the test measured, as one line for the end of `npm test`. */
    figure?: string
  }
}

interface VitestJson {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly meta?: { readonly figure?: string } }[]
  }[]
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs?: readonly {
    readonly tests: readonly {
      readonly annotations: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
}

/** What the tests of the last run measured, a line each: `task.meta.figure` of a unit test, an annotation of the type `figure` of a story. */
export function readFigures(): readonly string[] {
  const unit = read<VitestJson>(vitestReport)?.testResults ?? []
  const stories = read<Suite>(playwrightReport)
  return [
    ...unit.flatMap(({ assertionResults }) =>
      assertionResults.flatMap(({ meta }) => meta?.figure ?? []),
    ),
    ...(stories ? figuresIn(stories) : []),
  ]
}

function figuresIn({ suites = [], specs = [] }: Suite): readonly string[] {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
  return [
    ...own.flatMap(({ type, description }) => (type === 'figure' ? (description ?? []) : [])),
    ...suites.flatMap(figuresIn),
  ]
}

function read<Report>(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined
}
