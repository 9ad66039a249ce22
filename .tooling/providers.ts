import { writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { providersPage, providersPagePath } from './providersPage.ts'

writeFileSync(providersPagePath, await format(providersPage(), { parser: 'markdown' }))
