import { openFrame } from '../sandbox/frame.ts'
import { answerSchema } from './answer.ts'

/** One request as it goes out. */
export interface Asked {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** How much of the answer is read. */
  readonly mostBytes: number
}

type Answer = ReturnType<typeof answerSchema.parse>

/** Sends a request from a frame that has no origin, no cookies and no keys, and whose policy lets it reach this one origin only. An abort takes the frame away, and the request with it. */
export async function ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
  const frame = await openFrame('fetch.html', signal)
  try {
    const heard = new Promise<unknown>((resolve, reject) => {
      frame.port.addEventListener('message', ({ data }) => resolve(data), { once: true })
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    frame.port.postMessage(asked)
    return answerSchema.parse(await heard)
  } finally {
    frame.close()
  }
}
