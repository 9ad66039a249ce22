import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Servers that note whatever comes to them, by HTTP, WebSocket and UDP. */
export interface Listeners {
  readonly addresses: { readonly http: string; readonly ws: string; readonly udp: string }
  /** What has come so far: a path, an upgrade or a packet. */
  readonly heard: readonly string[]
  readonly close: () => void
}

/** Starts the servers, which let everybody in. */
export async function listen(): Promise<Listeners> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`http ${request.url}`)
    response.setHeader('Access-Control-Allow-Origin', '*')
    const isScript = request.url?.endsWith('.js')
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/plain')
    response.end()
  })
  server.on('upgrade', (request, socket) => {
    heard.push(`ws ${request.url}`)
    socket.destroy()
  })
  const packets = createSocket('udp4')
  packets.on('message', () => heard.push('udp'))
  server.listen(0, '127.0.0.1')
  packets.bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(packets, 'listening')])
  const { port } = server.address() as AddressInfo
  return {
    addresses: {
      http: `http://127.0.0.1:${port}`,
      ws: `ws://127.0.0.1:${port}`,
      udp: `127.0.0.1:${packets.address().port}`,
    },
    heard,
    close: () => {
      server.closeAllConnections()
      server.close()
      packets.close()
    },
  }
}
