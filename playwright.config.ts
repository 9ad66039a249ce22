import { defineConfig, devices } from '@playwright/test'
import { playwrightReport } from './.tooling/counts.ts'
import { launchOptions } from './e2e/browser/chromium.ts'

const chromium = launchOptions()
// The workers read this file again, and need not search again.
if (chromium.executablePath) process.env['CHROMIUM_PATH'] = chromium.executablePath

const isCI = Boolean(process.env['CI'])

export default defineConfig({
  testDir: 'e2e/stories',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/stories',
  reporter: [['list'], ['json', { outputFile: playwrightReport }]],
  fullyParallel: true,
  forbidOnly: isCI,
  // A story that passes only the second time is a broken story.
  retries: 0,
  // As many as cores: some stories are about how quickly a person types.
  workers: 2,
  // A machine that builds something else at the same time is slow, not broken.
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: 'http://localhost:4173',
    launchOptions: chromium,
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node node_modules/vite/bin/vite.js preview',
    url: 'http://localhost:4173',
    reuseExistingServer: !isCI,
  },
})
