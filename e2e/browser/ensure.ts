import { aChromium } from './chromium.ts'

try {
  const found = aChromium()
  console.log('path' in found ? found.path : 'the Chromium of Playwright')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
