import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json, RecordedRequest } from './contract.ts'

/** The time in epoch milliseconds, with the fractions that `Date.now()` lacks. */
export const now = () => performance.timeOrigin + performance.now()

/** Listens on the loopback address; closing also cuts the connections still open. */
export async function listen(
  handle: (message: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
) {
  const server = createServer((message, response) => {
    // A client that leaves in the middle is no fault of ours; anything else ends its connection.
    response.on('error', () => response.destroy())
    handle(message, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${address.port}`,
    cut: () => server.closeAllConnections(),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Reads a request to its end. */
export async function record(message: IncomingMessage): Promise<RecordedRequest> {
  const at = now()
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part)
  const text = Buffer.concat(parts).toString('utf8')
  const { method = '', url: path = '', headers } = message
  return { method, path, headers, text, body: parsed(text), at, outcome: 'open' }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
