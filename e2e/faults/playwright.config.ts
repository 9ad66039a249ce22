import { defineConfig } from '@playwright/test'
import { faultsReport } from '../../.tooling/counts.ts'
import stories from '../../playwright.config.ts'

const url = 'http://localhost:4174'

export default defineConfig({
  ...stories,
  testDir: '.',
  outputDir: '../../test-results/faults',
  reporter: [['dot'], ['json', { outputFile: `../../${faultsReport}` }], ['./matrixReporter.ts']],
  use: { ...stories.use, baseURL: url, trace: 'off' },
  webServer: {
    command: 'node node_modules/vite/bin/vite.js preview --mode e2e --port 4174',
    cwd: '../..',
    url,
    reuseExistingServer: !process.env['CI'],
  },
})
