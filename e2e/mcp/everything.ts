import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { listen } from '../server/http.ts'

/** The protocol's reference server, in a process of its own. */
export interface Everything {
  readonly url: string
  readonly origin: string
  /** Ends the process and starts another at the same place, which knows no session. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

const require = createRequire(import.meta.url)
const script = require.resolve('@modelcontextprotocol/server-everything/dist/index.js')

/** Starts it on a free port. */
export async function startEverything(): Promise<Everything> {
  const port = await freePort()
  let running = await start(port)
  return {
    url: `http://localhost:${port}/mcp`,
    origin: `http://localhost:${port}`,
    async restart() {
      await end(running)
      running = await start(port)
    },
    close: () => end(running),
  }
}

async function freePort(): Promise<string> {
  const { origin, close } = await listen(() => Promise.resolve(), 0)
  await close()
  return new URL(origin).port
}

function start(port: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, [script, 'streamableHttp'], {
    env: { ...process.env, PORT: port },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
    server.stderr.on('data', (said: Buffer) => {
      if (said.toString().includes('listening')) resolve(server)
    })
  })
}

async function end(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL')
  await once(server, 'exit')
}
