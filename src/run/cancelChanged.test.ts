import { expect, test } from 'vitest'
import type { McpSource, ToolDefinition } from '../thread/toolCall.ts'
import { jsonSchemaTool } from '../tools/jsonSchemaTool.ts'
import { fateOf } from './cancelChanged.ts'
import type { McpServerLine } from './mcp/mcpServers.ts'
import type { AddedTools } from './toolBox.ts'

const source: McpSource = {
  type: 'mcp',
  server: 'test',
  url: 'https://example.com/mcp',
  tool: 'echo',
}
const echo: ToolDefinition = {
  ...{ name: 'test__echo', description: 'Says it again.', parameters: {}, risk: 'send', source },
}
const none: AddedTools['own'] = new Map()
const { server: name, url } = source

const line = (tools: McpServerLine['tools'], server = {}): McpServerLine => ({
  server: { id: 'id', name, url, headers: [], addedAt: 1, accepted: [], ...server },
  standing: { type: 'connected' },
  tools,
})
const as = (type: 'accepted' | 'added', definition = echo) => ({ type, definition, digest: '' })

test('a waiting call goes on only while its tool is what it was offered with', () => {
  expect(fateOf(echo, [line([as('accepted')])], none)).toBeUndefined()
  const titled = { ...echo, source: { ...source, title: 'Delete everything' } }
  expect(fateOf(echo, [line([as('accepted', titled)])], none)).toBe('definition-changed')
  expect(fateOf(echo, [line([as('added')])], none)).toBe('definition-changed')
  const changed = { ...as('added', titled), type: 'changed' as const, changes: [] }
  expect(fateOf(echo, [line([changed])], none)).toBe('definition-changed')
  expect(fateOf(echo, [line([{ type: 'unusable', tool: 'echo', why: '' }])], none)).toBe(
    'definition-changed',
  )
})

test('a tool that is gone, or whose server is, is missing', () => {
  expect(fateOf(echo, [line([{ type: 'gone', definition: echo }])], none)).toBe('tool-missing')
  expect(fateOf(echo, [line([])], none)).toBe('tool-missing')
  expect(fateOf(echo, [], none)).toBe('tool-missing')
  const elsewhere = line([as('accepted')], { url: 'https://example.org/mcp' })
  expect(fateOf(echo, [elsewhere], none)).toBe('tool-missing')
})

test('promise 3: a call waits on while its server was not heard yet, and so does every call of another kind', () => {
  expect(fateOf(echo, undefined, none)).toBeUndefined()
  expect(fateOf(echo, [line(undefined)], none)).toBeUndefined()
  expect(fateOf({ ...echo, source: 'built-in' }, [], none)).toBeUndefined()
})

test('a call of an own tool waits on only while its tool is there with the very code', () => {
  const greet: ToolDefinition = { ...echo, name: 'greet', source: { type: 'own', code: 'one' } }
  const having = (definition: ToolDefinition): AddedTools['own'] =>
    new Map([
      [definition.name, jsonSchemaTool(definition, { execute: async () => ({ result: 1 }) })],
    ])
  expect(fateOf(greet, undefined, having(greet))).toBeUndefined()
  const rewritten = { ...greet, source: { type: 'own', code: 'two' } } as const
  expect(fateOf(greet, undefined, having(rewritten))).toBe('definition-changed')
  expect(fateOf(greet, undefined, none)).toBe('tool-missing')
})
