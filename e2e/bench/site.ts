import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { headersFor } from '../../.tooling/headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** The production build as a static host serves it: brotli where it is text, with the production headers. */
export interface Site {
  readonly url: string
  close(): void
}

/** Serves a folder on a free port of this machine. */
export async function serveSite(folder: string): Promise<Site> {
  const compressed = new Map<string, Buffer>()
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const file of files) {
    if (!file.isFile() || !types[extname(file.name)]) continue
    const path = join(file.parentPath, file.name)
    compressed.set(`/${relative(folder, path)}`, brotliCompressSync(await readFile(path)))
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const path = pathname === '/' ? '/index.html' : pathname
    const body = compressed.get(path)
    if (body) {
      response.writeHead(200, {
        ...headersFor(pathname),
        'content-type': types[extname(path)],
        'content-encoding': 'br',
        'content-length': body.length,
      })
      response.end(body)
      return
    }
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .pipe(response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
