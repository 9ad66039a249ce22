import { expect, test } from 'vitest'
import type { McpSource, ToolDefinition } from '../../thread/toolCall.ts'
import { fateOf } from './cancelChanged.ts'
import type { McpServerLine } from './mcpServers.ts'

const source: McpSource = {
  type: 'mcp',
  server: 'test',
  url: 'https://example.com/mcp',
  tool: 'echo',
}
const echo: ToolDefinition = {
  ...{ name: 'test__echo', description: 'Says it again.', parameters: {}, risk: 'send', source },
}
const { server: name, url } = source

const line = (tools: McpServerLine['tools'], server = {}): McpServerLine => ({
  server: { id: 'id', name, url, headers: [], addedAt: 1, accepted: [], ...server },
  standing: { type: 'connected' },
  tools,
})
const as = (type: 'accepted' | 'added', definition = echo) => ({ type, definition, digest: '' })

test('a waiting call goes on only while its tool is what it was offered with', () => {
  expect(fateOf(echo, [line([as('accepted')])])).toBeUndefined()
  const titled = { ...echo, source: { ...source, title: 'Delete everything' } }
  expect(fateOf(echo, [line([as('accepted', titled)])])).toBe('definition-changed')
  expect(fateOf(echo, [line([as('added')])])).toBe('definition-changed')
  const changed = { ...as('added', titled), type: 'changed' as const, changes: [] }
  expect(fateOf(echo, [line([changed])])).toBe('definition-changed')
  expect(fateOf(echo, [line([{ type: 'unusable', tool: 'echo', why: '' }])])).toBe(
    'definition-changed',
  )
})

test('a tool that is gone, or whose server is, is missing', () => {
  expect(fateOf(echo, [line([{ type: 'gone', definition: echo }])])).toBe('tool-missing')
  expect(fateOf(echo, [line([])])).toBe('tool-missing')
  expect(fateOf(echo, [])).toBe('tool-missing')
  const elsewhere = line([as('accepted')], { url: 'https://example.org/mcp' })
  expect(fateOf(echo, [elsewhere])).toBe('tool-missing')
})

test('promise 3: a call waits on while its server was not heard yet, and so does every call of another kind', () => {
  expect(fateOf(echo, undefined)).toBeUndefined()
  expect(fateOf(echo, [line(undefined)])).toBeUndefined()
  expect(fateOf({ ...echo, source: 'built-in' }, [])).toBeUndefined()
})
