import { listen, record } from '../server/http.ts'

/** A notice board: a server with an effect that can be counted. */
export interface NoticeBoard {
  readonly url: string
  /** The idempotency key of every note that was posted, oldest first. */
  readonly posted: readonly string[]
  /** Takes notes from now on, but does not answer until `release`. */
  hold(): void
  release(): void
  /** Breaks the connections of those who wait for an answer. */
  cut(): void
  close(): Promise<void>
}

/** Starts a notice board on the loopback address. */
export async function startNoticeBoard(): Promise<NoticeBoard> {
  const posted: string[] = []
  let end: (how: 'answer' | 'cut') => void = () => {}
  let waiting: Promise<'answer' | 'cut'> = Promise.resolve('answer')
  const { origin, close } = await listen(async (message, response) => {
    const { method, headers, path } = await record(message)
    if (method === 'GET') {
      const key = new URL(path, origin).searchParams.get('key')
      response.writeHead(200, { 'access-control-allow-origin': '*', connection: 'close' })
      response.end(JSON.stringify({ posted: posted.filter((one) => one === key).length }))
      return
    }
    if (method === 'POST') {
      posted.push(String(headers['idempotency-key']))
      if ((await waiting) === 'cut') {
        response.destroy()
        return
      }
    }
    response.writeHead(method === 'OPTIONS' ? 204 : 201, {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'idempotency-key',
      // Chromium sends a POST again by itself when the connection it took over breaks; a new one it does not.
      connection: 'close',
      // Chromium must not remember the answer of a preflight from one page to the next.
      'access-control-max-age': '0',
    })
    response.end()
  }, 0)
  return {
    url: `${origin}/notes`,
    posted,
    hold() {
      waiting = new Promise((resolve) => {
        end = resolve
      })
    },
    release() {
      end('answer')
    },
    cut() {
      end('cut')
    },
    close,
  }
}
