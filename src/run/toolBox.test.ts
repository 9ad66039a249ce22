import { afterEach, expect, test } from 'vitest'
import { jsonSchemaTool } from '../tools/jsonSchemaTool.ts'
import type { Tool } from '../tools/tool.ts'
import { addedTools, withAdded } from './toolBox.ts'

const nothing = { own: new Map<string, Tool>(), mcp: new Map<string, Tool>() }

afterEach(() => {
  addedTools.setState(nothing, true)
})

function tool(name: string, description: string): [string, Tool] {
  const definition = {
    ...{ name, description, parameters: { type: 'object' }, risk: 'read' as const },
    source: { type: 'own' as const, code: '' },
  }
  return [name, jsonSchemaTool(definition, { execute: async () => ({ result: null }) })]
}

test('what is added later never takes the name of what was there', () => {
  const builtIn = new Map([tool('send_email', 'built-in')])
  addedTools.setState({
    own: new Map([tool('send_email', 'own'), tool('mine', 'own')]),
    mcp: new Map([tool('send_email', 'mcp'), tool('mine', 'mcp'), tool('theirs', 'mcp')]),
  })
  const all = [...withAdded(builtIn)].map(([name, one]) => [name, one.definition.description])
  expect(all).toEqual([
    ['send_email', 'built-in'],
    ['mine', 'own'],
    ['theirs', 'mcp'],
  ])
})

test('names that objects have of themselves are names like any other', () => {
  const names = ['constructor', '__proto__', 'toString']
  addedTools.setState({ mcp: new Map(names.map((name) => tool(name, 'mcp'))) })
  expect([...withAdded(new Map()).keys()]).toEqual(names)
  expect(withAdded(new Map()).get('hasOwnProperty')).toBeUndefined()
})
