import { ChatOpenAICompletions } from '@langchain/openai'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createModel } from '../../src/models/createModel.ts'
import { providerOf } from '../../src/models/providers.ts'
import { boundFetch } from '../../src/models/wire/boundFetch.ts'
import type { OpenAIServer } from '../server/contract.ts'
import { startOpenAIServer } from '../server/index.ts'
import { figuresOf, figureText } from './figures.ts'
import type { Result } from './figures.ts'
import { play } from './play.ts'
import { scenarios } from './scenarios/index.ts'

let server: OpenAIServer
beforeAll(async () => {
  server = await startOpenAIServer()
})
afterAll(() => server.close())

const throughTheWire = () =>
  createModel(providerOf('custom'), { baseURL: server.url, model: 'test-model' }, undefined)

/** LangChain's client as it is, with nothing between it and the server. */
const bare = () =>
  new ChatOpenAICompletions({
    model: 'test-model',
    apiKey: 'none',
    maxRetries: 0,
    configuration: {
      baseURL: server.url,
      fetch: boundFetch(server.url, undefined),
      logLevel: 'off',
    },
  })

const results: Result[] = []

test.each(scenarios)('$name', async (scenario) => {
  const outcome = await play(scenario.sent, server, await throughTheWire())
  results.push({ scenario, outcome })
  expect(outcome).toEqual(scenario.becomes)
})

test('no call is offered from an unfinished reply, lost, invented or altered, and no answer is silently empty', ({
  task,
}) => {
  const figures = figuresOf(results)
  Object.assign(task.meta, { figure: figureText('through the wire', figures) })
  expect(figures.scenarios).toBeGreaterThanOrEqual(70)
  expect(figures).toEqual({
    scenarios: scenarios.length,
    offeredUnfinished: 0,
    lost: 0,
    inventedOrAltered: 0,
    silent: 0,
  })
})

test('every scenario has a name of its own', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length)
})

test('without the wire calls are lost, invented or altered: the scenarios can tell', async ({
  task,
}) => {
  // LangChain complains of content that it can't read, and goes on.
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const unhelped: Result[] = []
  for (const scenario of scenarios) {
    unhelped.push({ scenario, outcome: await play(scenario.sent, server, bare()) })
  }
  const figures = figuresOf(unhelped)
  Object.assign(task.meta, { figure: figureText('without the wire (control)', figures) })
  expect(figures.offeredUnfinished).toBeGreaterThan(0)
  expect(figures.lost).toBeGreaterThan(10)
  expect(figures.inventedOrAltered).toBeGreaterThan(0)
})
