import { afterEach, expect, test } from 'vitest'
import { startMcpServer } from '../../../e2e/mcp/mcpServer.ts'
import type { McpTestServer } from '../../../e2e/mcp/mcpServer.ts'
import { connectMcp } from './connection.ts'
import type { McpConnection } from './connection.ts'

const echo = { name: 'echo', inputSchema: { type: 'object' as const } }
const context = { idempotencyKey: 'key', signal: new AbortController().signal }

let token = 'first'
let valid = 'first'
let renewals = 0
let server: McpTestServer
let connection: McpConnection

/** Connects to a server that lets in who shows the valid token; a renewal brings it. */
async function connected(canRenew = true): Promise<void> {
  token = 'first'
  valid = 'first'
  renewals = 0
  server = await startMcpServer({
    tools: [echo],
    guard({ method, headers: { authorization } }, response) {
      // Its stream opens whenever it likes.
      if (method === 'GET' || authorization === `Bearer ${valid}`) return false
      response.writeHead(401).end()
      return true
    },
  })
  connection = await connectMcp({
    ...{ url: server.url, headers: new Map() },
    ...{ onChanged: () => undefined, onLost: () => undefined },
    bearer: {
      token: async () => token,
      async renewed() {
        renewals += 1
        if (canRenew) token = valid
        return canRenew
      },
    },
  })
}

const posts = () => server.heard.filter((headers) => headers['content-type']).length

afterEach(async () => {
  await connection.close()
  await server.close()
})

test('a list that meets a 401 is asked for once more, with the renewed token', async () => {
  await connected()
  valid = 'second'
  const before = posts()
  expect(await connection.list()).toHaveLength(1)
  expect(renewals).toBe(1)
  expect(posts() - before).toBe(2)
})

test('promise 3: a call that meets a 401 is not sent again, and is said not to have been taken [case 47]', async () => {
  await connected()
  await connection.list()
  valid = 'second'
  const before = posts()
  await expect(connection.call('echo', {}, context)).rejects.toThrow('did not take the call')
  expect(posts() - before).toBe(1)
  expect(renewals).toBe(1)
  expect(server.executed).toEqual([])
  // The next one, which is another call, goes out with the renewed token.
  await connection.call('echo', {}, context)
  expect(server.executed).toHaveLength(1)
})

test('without a renewal nothing is sent again', async () => {
  await connected(false)
  valid = 'second'
  const before = posts()
  await expect(connection.list()).rejects.toThrow('asked who you are')
  expect(posts() - before).toBe(1)
})
