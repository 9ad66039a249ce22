import { expect, test } from 'vitest'
import type { JsonObject } from '../../thread/json.ts'
import { saidByServer } from './hints.ts'

const said = (annotations?: JsonObject) =>
  saidByServer({
    ...{ type: 'mcp', server: 'test', url: 'https://example.com/mcp', tool: 'echo' },
    ...(annotations ? { annotations } : {}),
  })

test('what a server says of its tool is said as its words, and what it does not say is not', () => {
  expect(saidByServer('built-in')).toBeUndefined()
  expect(said()).toBeUndefined()
  expect(said({ title: 'Echo', readOnlyHint: false, destructiveHint: false })).toBeUndefined()
  expect(said({ readOnlyHint: true, openWorldHint: false })).toBe(
    'The server says: read-only, stays within the server',
  )
  expect(said({ readOnlyHint: 'yes', destructiveHint: true })).toBe('The server says: destructive')
})
