import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { Server, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server'
import type { CallToolResult, Tool } from '@modelcontextprotocol/server'
import { listen } from '../server/http.ts'

/** A call as it came to be executed. */
interface ExecutedCall {
  readonly name: string
  readonly args: unknown
  readonly key: unknown
}

/** An MCP server over Streamable HTTP that changes under its client's hands. */
export interface McpTestServer {
  readonly url: string
  readonly origin: string
  /** Every call that was executed. */
  readonly executed: readonly ExecutedCall[]
  /** The headers of every request. */
  readonly heard: readonly IncomingMessage['headers'][]
  /** Lists other tools from now on; tells its clients, unless it is to be secret. */
  readonly change: (tools: readonly Tool[], how?: 'secretly') => Promise<void>
  /** Forgets every session, as a restart does. */
  readonly forget: () => void
  /** Breaks off every connection. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

/** Asks the person at the client for a word while a call runs; tells how that went, and the word. */
type Ask = (message: string) => Promise<string>

interface Options {
  readonly tools: readonly Tool[]
  /** What a call gives back; by default the words that it was executed. */
  readonly answer?: (call: ExecutedCall, ask: Ask) => Promise<CallToolResult> | CallToolResult
  /** Which origins may call it, in the words of the header. */
  readonly allows?: string
  /** Whether pages may read the session's id. */
  readonly exposesSession?: boolean
  /** Answers in its place what must not get through, and tells so. */
  readonly guard?: (message: IncomingMessage, response: ServerResponse) => boolean
  readonly port?: number
}

/** Starts one on the loopback address. */
export async function startMcpServer({
  tools: first,
  answer = ({ name }) => ({ content: [{ type: 'text', text: `Executed ${name}.` }] }),
  allows = '*',
  exposesSession = true,
  guard = () => false,
  port = 0,
}: Options): Promise<McpTestServer> {
  let tools = first
  const executed: ExecutedCall[] = []
  const heard: IncomingMessage['headers'][] = []
  const sessions = new Map<string, [Server, WebStandardStreamableHTTPServerTransport]>()

  const begin = async () => {
    const server = new Server(
      { name: 'changing', version: '1.0.0' },
      { capabilities: { tools: { listChanged: true } } },
    )
    server.setRequestHandler('tools/list', () => ({ tools: [...tools] }))
    server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
      const { name, arguments: args, _meta: meta } = params
      const call = { name, args, key: meta?.['countersign/idempotency-key'] }
      executed.push(call)
      return answer(call, async (message) => {
        const requestedSchema = {
          type: 'object' as const,
          properties: { word: { type: 'string' as const } },
        }
        const { action, content } = await mcpReq.elicitInput({ message, requestedSchema })
        return `${action} ${String(content?.['word'] ?? '')}`.trim()
      })
    })
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, [server, transport]),
      onsessionclosed: (id) => void sessions.delete(id),
    })
    await server.connect(transport)
    return transport
  }

  const cors: Record<string, string> = {
    'access-control-allow-origin': allows,
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers': '*, authorization',
    ...(exposesSession ? { 'access-control-expose-headers': 'mcp-session-id' } : {}),
  }

  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value)
    if (message.method === 'OPTIONS') {
      response.writeHead(204).end()
      return
    }
    heard.push(message.headers)
    if (guard(message, response)) return
    const id = String(message.headers['mcp-session-id'] ?? '')
    const known = sessions.get(id)?.[1]
    if (id && !known) {
      response.writeHead(404).end('Session not found')
      return
    }
    const answered = await (known ?? (await begin())).handleRequest(await asRequest(message))
    response.writeHead(answered.status, Object.fromEntries(answered.headers))
    if (!answered.body) {
      response.end()
      return
    }
    const body = Readable.fromWeb(answered.body as never)
    response.on('close', () => body.destroy())
    body.on('error', () => response.destroy())
    body.pipe(response)
  }

  const server = await listen(handle, port)
  return {
    ...server,
    url: `${server.origin}/mcp`,
    executed,
    heard,
    async change(changed, how) {
      tools = changed
      if (how === 'secretly') return
      await Promise.all([...sessions.values()].map(([one]) => one.sendToolListChanged()))
    },
    forget: () => sessions.clear(),
  }
}

async function asRequest(message: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  const { method = 'GET', headers, url = '/' } = message
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  })
}
