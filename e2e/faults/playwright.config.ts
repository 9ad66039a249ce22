import { defineConfig } from '@playwright/test'
import { faultsReport } from '../../.tooling/counts.ts'
import stories from '../../playwright.config.ts'

const port = process.env['FAULTS_PORT'] ?? '4174'
const url = `http://localhost:${port}`

export default defineConfig({
  ...stories,
  testDir: '.',
  outputDir: '../../test-results/faults',
  reporter: [['dot'], ['json', { outputFile: `../../${faultsReport}` }], ['./matrixReporter.ts']],
  // Much of a cell is waiting until an approval can be given: what one waits, the others work.
  workers: 3,
  timeout: 60_000,
  use: { ...stories.use, baseURL: url, trace: 'off' },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --mode e2e --port ${port}`,
    cwd: '../..',
    url,
    // One that is there already may serve another build.
    reuseExistingServer: false,
  },
})
