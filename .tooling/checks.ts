import { vitestReport } from './counts.ts'
import type { Step } from './steps.ts'

const bin = (path: string) => `node_modules/${path}`

/** What `npm run check` runs: format, lint, types and unit tests. */
export const checks: readonly Step[] = [
  { name: 'format', node: [bin('prettier/bin/prettier.cjs'), '--check', '.'] },
  { name: 'lint', node: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'types', node: [bin('typescript/bin/tsc'), '--noEmit'] },
  {
    name: 'unit tests',
    node: [
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
  },
]

/** Code that nothing reaches, and dependencies that nothing uses. */
export const deadCode: Step = { name: 'dead code', node: [bin('knip/bin/knip.js')] }

/** The production build. */
export const build: Step = {
  name: 'build',
  node: [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
}

/** What the build weighs. */
export const budget: Step = {
  name: 'bundle budget',
  node: ['.tooling/script.mjs', 'e2e/budget/budget.ts'],
}

/** The stories, on the production build, in a real browser. */
export const stories: Step = {
  name: 'stories in the browser',
  node: [bin('@playwright/test/cli.js'), 'test'],
}

/** The build that can be stopped at an event, for the fault matrix. */
export const faultsBuild: Step = {
  name: 'build for the fault matrix',
  node: [...build.node, '--mode', 'e2e'],
}

/** What strikes at every point of a call's life, and what came of it. */
export const faultMatrix: Step = {
  name: 'fault matrix',
  node: [bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/faults/playwright.config.ts'],
}
