import { afterEach, expect, test, vi } from 'vitest'
import { rememberKey } from '../../storage/keys.ts'
import type { StoredMcpServer } from '../../storage/mcpServers.ts'
import { McpFailure } from '../../tools/mcp/failure.ts'
import type { McpFailureKind } from '../../tools/mcp/failure.ts'
import { mcpProblem } from './problems.ts'

const server: StoredMcpServer = {
  ...{ id: 'id', name: 'test', url: 'https://example.com/mcp', headers: ['X-Token'] },
  ...{ addedAt: 1, accepted: [] },
}

afterEach(() => {
  rememberKey('test', '')
})

/** Whether anybody is there is asked for in a request that nobody reads. */
function told(kind: McpFailureKind, isThere = false, changed: Partial<StoredMcpServer> = {}) {
  vi.stubGlobal('fetch', () =>
    isThere ? Promise.resolve(new Response()) : Promise.reject(new TypeError('Failed to fetch')),
  )
  return mcpProblem(new McpFailure(kind, new Error('raw secret-key-1')), { ...server, ...changed })
}

test.each<[McpFailureKind, boolean, string]>([
  [{ type: 'hidden-session' }, true, 'Access-Control-Expose-Headers: mcp-session-id'],
  [{ type: 'no-answer', wasHeard: false }, true, 'Access-Control-Allow-Origin: *'],
  [{ type: 'no-answer', wasHeard: false }, true, 'mcp-protocol-version, x-token'],
  [{ type: 'no-answer', wasHeard: false }, false, 'Check that it runs'],
  [{ type: 'no-answer', wasHeard: true }, true, 'Access-Control-Allow-Headers: content-type'],
  [{ type: 'lost-session' }, true, 'Connect again'],
  [{ type: 'refused', status: 401 }, true, 'with the right header'],
  [{ type: 'refused', status: 404 }, true, 'ends in /mcp'],
  [{ type: 'refused', status: 500 }, true, 'in a moment'],
  [{ type: 'not-mcp' }, true, 'ends in /mcp'],
])('the failure %j, with somebody there: %s, says what mends it', async (kind, isThere, remedy) => {
  const problem = await told(kind, isThere)
  expect(problem.remedy).toContain(remedy)
  expect(problem.meaning).toContain('No call was sent.')
})

test('a browser that keeps the page from this computer is named', async () => {
  const query = () => Promise.resolve({ state: 'denied' })
  vi.stubGlobal('navigator', { permissions: { query } })
  const local = { url: 'http://localhost:3001/mcp' }
  const problem = await told({ type: 'no-answer', wasHeard: false }, false, local)
  expect(problem.remedy).toContain('Local network access')
})

test('promise 5: the raw cause holds no key', async () => {
  rememberKey('test', 'secret-key-1')
  expect((await told({ type: 'not-mcp' })).cause).toBe('raw [key]')
})
