import { expect, test } from 'vitest'
import type { JsonObject } from '../../thread/json.ts'
import type { ToolDefinition } from '../../thread/toolCall.ts'
import { lineUp } from './lineUp.ts'
import type { McpTool } from './lineUp.ts'
import type { ListedTool } from './listedTool.ts'
import { modelName } from './modelName.ts'

const url = 'https://example.com/mcp'
const named = (name: string, changed: Partial<ListedTool> = {}): ListedTool => ({
  ...{ name, description: `The tool ${name}.`, inputSchema: { type: 'object' } },
  ...changed,
})

const line = (
  listed: readonly ListedTool[],
  accepted: readonly ToolDefinition[] = [],
  taken: string[] = [],
) => lineUp({ name: 'mail', url, accepted }, listed, new Set(taken))

const definitions = (tools: readonly McpTool[]) =>
  tools.flatMap((tool) => (tool.type === 'unusable' ? [] : [tool.definition]))

async function accepted(...listed: ListedTool[]): Promise<readonly ToolDefinition[]> {
  return definitions(await line(listed))
}

test('what is listed for the first time is new, with the server’s own words and no more risk than it owns up to', async () => {
  const hints = { readOnlyHint: true }
  const [one, two] = definitions(
    await line([
      named('read', { annotations: hints }),
      named('wipe', { annotations: { ...hints, destructiveHint: true } }),
    ]),
  )
  expect(one).toEqual({
    ...{
      name: 'mail__read',
      description: 'The tool read.',
      parameters: { type: 'object' },
      risk: 'send',
    },
    source: { type: 'mcp', server: 'mail', url, tool: 'read', annotations: hints },
    isResultUntrusted: true,
  })
  expect(two?.risk).toBe('destructive')
})

test.each<[string, Partial<ListedTool>, string]>([
  ['description', { description: 'Another.' }, 'description'],
  ['title', { title: 'Another' }, 'source.title'],
  ['schema', { inputSchema: { type: 'object', required: ['to'] } }, 'parameters.required'],
  ['annotations', { annotations: { readOnlyHint: true } }, 'source.annotations'],
])('another %s is a change that says where', async (_, changed, where) => {
  const [tool] = await line([named('send', changed)], await accepted(named('send')))
  expect(tool).toMatchObject({ type: 'changed' })
  expect(tool?.type === 'changed' && tool.changes.map(({ path }) => path.join('.'))).toEqual([
    where,
  ])
})

test('what is the same is accepted, in whatever order it is listed, and what is no longer listed is gone', async () => {
  const before = await accepted(named('a'), named('b'))
  const types = async (...listed: ListedTool[]) =>
    (await line(listed, before)).map(({ type }) => type)
  expect(await types(named('b'), named('a'))).toEqual(['accepted', 'accepted'])
  expect(await types(named('c'), named('a'))).toEqual(['added', 'accepted', 'gone'])
})

test('promise 2: of two tools of one name neither is offered, accepted or not', async () => {
  const before = await accepted(named('send'))
  const [tool, ...others] = await line(
    [named('send'), named('send', { description: 'Other.' })],
    before,
  )
  expect(tool).toMatchObject({ type: 'unusable', tool: 'send' })
  expect(others).toEqual([])
})

test.each<[string, JsonObject]>([
  ['refers to nothing', { type: 'object', properties: { to: { $ref: '#/$defs/none' } } }],
  ['refers elsewhere', { type: 'object', properties: { to: { $ref: 'https://example.org/s' } } }],
  ['holds a pattern that is none', { type: 'object', properties: { to: { pattern: '(' } } }],
  ['is no object', { type: 'string' }],
  ['is of an old draft', { $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' }],
])('a tool whose schema %s is listed with the reason, and of no use', async (_, inputSchema) => {
  const [tool] = await line([named('send', { inputSchema })])
  expect(tool).toMatchObject({
    type: 'unusable',
    why: expect.stringContaining('Its arguments') as string,
  })
})

test.each(['', ' ', 'send ', 'send\u202Emoor', 'se\u200Bnd', 'a\nb', 'x'.repeat(129)])(
  'a tool of the name %j is not offered: it could look like another',
  async (name) => {
    const [tool] = await line([named(name)])
    expect(tool).toMatchObject({ type: 'unusable', tool: name })
  },
)

test('names for the model are unique, short, of letters that every provider takes, and stay as they were accepted', async () => {
  const long = 'x'.repeat(100)
  const odd = ['send', 'send!', 'send?', 'sénd', long, `${long}y`, 'constructor', '__proto__']
  const names = definitions(await line(odd.map((name) => named(name)))).map(({ name }) => name)
  expect(new Set(names).size).toBe(odd.length)
  for (const name of names) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/)
  expect(names.slice(0, 2)).toEqual([
    'mail__send',
    expect.stringMatching(/^mail__send__[0-9a-f]{8}$/),
  ])

  const [free] = definitions(await line([named('send')], [], ['mail__send']))
  expect(free?.name).toMatch(/^mail__send_[0-9a-f]{8}$/)
  const [kept] = await line([named('send')], free ? [free] : [])
  expect(kept).toMatchObject({ type: 'accepted', definition: { name: free?.name } })
})

test('a name does not depend on what else is there, but for what has it already', async () => {
  const place = { server: '1 büro', url, tool: 'send' }
  const name = await modelName(place, new Set())
  expect(name).toMatch(/^_1_b_ro__send_[0-9a-f]{8}$/)
  expect(await modelName(place, new Set(['other']))).toBe(name)
  expect(await modelName({ ...place, url: `${url}2` }, new Set())).not.toBe(name)
})
