import { readFileSync } from 'node:fs'
import { format } from 'prettier'
import { expect, test } from 'vitest'
import { providers } from '../src/models/providers.ts'
import { providersPage, providersPagePath } from './providersPage.ts'

test('the page about the providers is what their entries say; npm run providers writes it anew', async () => {
  const written = readFileSync(providersPagePath, 'utf8')
  expect(written).toBe(await format(providersPage(), { parser: 'markdown' }))
})

test('it has a line for each of them in both tables, and says that no live cloud was called', () => {
  const page = providersPage()
  for (const { label } of providers.slice(1)) expect(page.split(`\n| ${label} |`)).toHaveLength(3)
  expect(page).toContain('No live cloud was called')
})
