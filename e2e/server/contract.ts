import type { IncomingHttpHeaders } from 'node:http'

/** Whatever stands in a JSON text. */
export type Json = ReturnType<typeof JSON.parse>

/** One tool call of a scripted answer; a string of arguments is sent to the letter, valid or not. */
interface ScriptedCall {
  id?: string
  name: string
  arguments: string | object
}

/** What the model says: text, tool calls, and how it stops. */
export interface Answer {
  text?: string
  reasoning?: string
  calls?: ScriptedCall[]
  /** Defaults to `tool_calls` or `stop`; `null` leaves the end of the answer unsaid. */
  finish?: 'stop' | 'tool_calls' | 'length' | 'content_filter' | null
  /** An error sent inside the stream, after the content and in place of its end. */
  error?: { message: string; type?: string; code?: string | null }
  /** `false` leaves out `[DONE]`. */
  done?: boolean
  /** Characters in each delta (6). */
  piece?: number
}

/** A refusal with OpenAI's error body for its status; a 401 repeats the key it was sent. */
interface Failure {
  status: number
  message?: string
  code?: string | null
}

/** A body sent as it stands: HTML, a foreign dialect, or nothing at all. */
interface Raw {
  raw: string
  contentType?: string
  status?: number
}

/** A 307 to another place. */
interface Redirect {
  redirect: string
}

/** How a reply travels. A frame is one event of the stream, or a whole body that is not a stream. */
export interface Delivery {
  /** Writes of this many bytes, or cut inside `data:`, UTF-8 sequences and line ends. */
  split?: number | 'awkward'
  newline?: '\n' | '\r\n'
  /** Milliseconds between two writes: 0, or 1 with `split`. */
  delay?: number
  /** Waits for `hold.release()`, before the headers or, with `holdAfter`, after so many frames. */
  hold?: Hold
  holdAfter?: number
  /** Breaks off after so many frames or bytes: the socket is destroyed, or closed `clean`. */
  cut?: { frames?: number; bytes?: number; clean?: boolean }
  headers?: Record<string, string>
  /** `false` sends no CORS headers with this reply. */
  cors?: boolean
}

/** What the server answers to one request. */
export type Reply = (Answer | Failure | Raw | Redirect) & Delivery

/** A reply, or what makes one from the request that it answers. */
export type Script = Reply | ((request: RecordedRequest) => Reply | Promise<Reply>)

/** A gate in a reply, opened by the test. */
export interface Hold {
  /** Resolves when the reply stands at the gate. */
  reached: Promise<void>
  release(): void
}

/** A request as it came, and what became of its answer; times are epoch milliseconds. */
export interface RecordedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  text: string
  /** The text parsed as JSON, or `undefined`. */
  body: Json
  at: number
  status?: number
  /** When the last byte of the answer was handed to the socket. */
  lastByteAt?: number
  outcome: 'open' | 'sent' | 'cut' | 'aborted by the client'
}

/** What the real API would have refused, or what no script foresaw. */
export interface Fault {
  request: RecordedRequest
  message: string
}

/** How the server differs from a plain one. */
export interface OpenAIServerOptions {
  port?: number
  /** The only key that is let in; without it every key is. */
  key?: string
  /** `false` makes a server that no browser page of another origin can read. */
  cors?: boolean
  /** The only request headers that a preflight allows. */
  allowHeaders?: string
  exposeHeaders?: string
  models?: string[]
}

/** A server at work, its script and its log. */
export interface OpenAIServer {
  /** The base URL, ending in `/v1`. */
  url: string
  origin: string
  models: string[]
  /** Every request but preflights, oldest first. */
  requests: RecordedRequest[]
  /** Those of them that ask the model for a reply. */
  readonly turns: RecordedRequest[]
  preflights: RecordedRequest[]
  faults: Fault[]
  unscripted: RecordedRequest[]
  /** Replies not asked for yet. */
  readonly remaining: number
  /** Queues replies; each valid request, retries included, takes one. */
  script(...replies: Script[]): void
  hold(): Hold
  /** Throws unless every request was valid and scripted, and every reply was asked for. */
  assertClean(): void
  /** Breaks all connections, as a network that is gone does. */
  cut(): void
  close(): Promise<void>
}

/** A server that lets anything in. */
export interface Sink {
  url: string
  origin: string
  /** Every request but preflights. */
  requests: RecordedRequest[]
  preflights: RecordedRequest[]
  /** The requests, preflights included, that carry this text in URL, headers or body. */
  mentions(text: string): RecordedRequest[]
  close(): Promise<void>
}
