import {
  Client,
  ProtocolError,
  SdkErrorCode,
  SdkError,
  SdkHttpError,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client'
import type { CallToolResult } from '@modelcontextprotocol/client'
import type { JsonObject } from '../../thread/json.ts'
import { messageOf } from '../../thread/problem.ts'
import type { ServerAnswer, ServerQuestion } from '../../thread/toolCall.ts'
import type { Progress } from '../tool.ts'
import { authProviderOf } from './bearer.ts'
import type { Bearer } from './bearer.ts'
import { McpFailure } from './failure.ts'
import type { ListedTool } from './listedTool.ts'
import { originFetch } from './originFetch.ts'

/** What a connection needs of the world, and what it tells. */
export interface McpWorld {
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  /** Where one may sign in to it. */
  readonly bearer?: Bearer
  /** The server says that its tools are no longer what they were. */
  readonly onChanged: () => void
  /** The session is over, and nobody ended it here. */
  readonly onLost: (failure: McpFailure) => void
}

/** What travels with a call. */
export interface CallContext {
  readonly signal: AbortSignal
  readonly idempotencyKey: string
  readonly report?: (progress: Progress) => void
  /** Puts a question of the server before the person. */
  readonly ask?: (question: ServerQuestion) => Promise<ServerAnswer>
}

/** An MCP server as this page talks to it: one session. */
export interface McpConnection {
  /** Asks for its tools, as they are now; throws McpFailure. */
  readonly list: () => Promise<readonly ListedTool[]>
  /** Sends one call, once. A TypeError means that it may have run; any other error that it did not, or that the server says so. */
  readonly call: (tool: string, args: JsonObject, context: CallContext) => Promise<CallToolResult>
  readonly close: () => Promise<void>
}

/** A call that was sent and not answered yet. */
interface InFlight {
  readonly giveUp: (failure: McpFailure) => void
  readonly ask: CallContext['ask'] | undefined
}

/** Opens a session; throws McpFailure. */
export async function connectMcp(world: McpWorld): Promise<McpConnection> {
  const { url, onChanged, onLost, bearer } = world
  const ear = listening(world)
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    fetch: ear.fetch,
    ...(bearer ? { authProvider: authProviderOf(bearer, () => inFlight.size > 0) } : {}),
  })
  const client = new Client(
    { name: 'countersign', version: '1.0.0' },
    { capabilities: { elicitation: { form: {} } } },
  )
  client.setNotificationHandler('notifications/tools/list_changed', onChanged)
  const inFlight = new Set<InFlight>()
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    const [only, ...others] = inFlight
    // The protocol does not say which call asks.
    const isTooLong = JSON.stringify(params).length > longestQuestion
    if (!only?.ask || others.length > 0 || isTooLong || !('requestedSchema' in params)) {
      return { action: 'cancel' }
    }
    const { message, requestedSchema } = params
    const answer = await only.ask({ message, schema: plain(requestedSchema) })
    return answer.type === 'accept'
      ? { action: 'accept', content: { ...answer.content } as never }
      : { action: answer.type }
  })
  const failed = (error: unknown) => failureOf(error, ear.wasHeard(), transport.sessionId)
  let isOver = false

  const lose = (failure: McpFailure) => {
    if (isOver) return
    isOver = true
    for (const { giveUp } of inFlight) giveUp(failure)
    onLost(failure)
    void client.close()
  }

  /** A stream that broke off says nothing of the session: whether it is still there is asked. */
  const lookAgain = async () => {
    try {
      await client.ping({ timeout: patience })
    } catch (error) {
      if (!(error instanceof ProtocolError)) lose(failed(error))
    }
  }

  try {
    await client.connect(transport, { timeout: patience })
  } catch (error) {
    void client.close()
    throw failed(error)
  }
  client.onerror = (error) => {
    if (!isOver && /SSE stream|reconnect/i.test(error.message)) void lookAgain()
  }

  return {
    async list() {
      try {
        const { tools } = await client.listTools(undefined, {
          cacheMode: 'refresh',
          timeout: patience,
        })
        return tools.map(listed)
      } catch (error) {
        const failure = failed(error)
        if (isTheEnd(failure)) {
          isOver = true
          void client.close()
        }
        throw failure
      }
    },
    async call(name, args, { signal, idempotencyKey, report, ask }) {
      let giveUp: (failure: McpFailure) => void = () => undefined
      const lost = new Promise<never>((_, reject) => {
        giveUp = (failure) => reject(mayHaveRun(failure))
      })
      const flight = { giveUp: (failure: McpFailure) => giveUp(failure), ask }
      inFlight.add(flight)
      const _meta = { 'countersign/idempotency-key': idempotencyKey }
      const params = { name, arguments: { ...args }, _meta }
      const heard = report ? { onprogress: report } : {}
      const options = { signal, timeout: neverByItself, ...heard }
      try {
        // Not `callTool`: it throws away a result that is not as the server announced it, of a call that ran.
        const answer = client.request({ method: 'tools/call', params }, options)
        return await Promise.race([answer, lost])
      } catch (error) {
        if (signal.aborted) throw new TypeError(stopped)
        throw error instanceof TypeError ? error : afterSending(error)
      } finally {
        inFlight.delete(flight)
      }
    },
    async close() {
      isOver = true
      await transport.terminateSession().catch(() => undefined)
      await client.close()
    },
  }
}

const stopped =
  'It was stopped while it ran. The server was asked to cancel it, and may have done it all the same.'

/** Goes on record, so it has a limit, in characters. */
const longestQuestion = 50_000

/** How long anything but a call may take, in milliseconds. */
const patience = 15_000
/** The chain's own limit ends a call. */
const neverByItself = 2 ** 31 - 1

/** Hears whether the server ever answered this page. */
function listening({ url, headers }: McpWorld) {
  let wasHeard = false
  const send = originFetch(url, headers)
  const heard: typeof fetch = async (input, init) => {
    const response = await send(input, init)
    wasHeard = true
    return response
  }
  return { fetch: heard, wasHeard: () => wasHeard }
}

function failureOf(error: unknown, wasHeard: boolean, session: string | undefined): McpFailure {
  if (error instanceof McpFailure) return error
  if (error instanceof SdkHttpError) {
    const { status } = error
    const isAboutSession = status === 404 || status === 400
    if (isAboutSession && session !== undefined)
      return new McpFailure({ type: 'lost-session' }, error)
    if (status === 400 && wasHeard && /session|initializ/i.test(error.message)) {
      return new McpFailure({ type: 'hidden-session' }, error)
    }
    return new McpFailure({ type: 'refused', status }, error)
  }
  const isSilent =
    error instanceof TypeError ||
    (error instanceof SdkError && error.code === SdkErrorCode.RequestTimeout)
  return new McpFailure(isSilent ? { type: 'no-answer', wasHeard } : { type: 'not-mcp' }, error)
}

/** What a failed call says about whether it ran: a server that declines it before it looks at it has not run it. */
function afterSending(error: unknown): Error {
  if (error instanceof McpFailure) {
    return new Error(`The server did not take the call. ${error.message}`)
  }
  if (error instanceof SdkHttpError) {
    const { status } = error
    if (status < 500) {
      return new Error(`The server did not take the call (${status}). ${error.message}`)
    }
    return mayHaveRun(error)
  }
  if (error instanceof ProtocolError) return new Error(`The server says: ${error.message}`)
  return mayHaveRun(error)
}

function mayHaveRun(error: unknown): TypeError {
  return new TypeError(
    `The call was sent, and no answer that can be read came back: ${messageOf(error)}`,
    { cause: error },
  )
}

/** Whether there is no use in asking in this session again. */
function isTheEnd({ kind: { type } }: McpFailure): boolean {
  return type === 'lost-session' || type === 'no-answer'
}

function listed(tool: {
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly inputSchema: unknown
  readonly annotations?: unknown
}): ListedTool {
  const { name, title, description, inputSchema, annotations } = tool
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    inputSchema: plain(inputSchema),
    ...(annotations === undefined ? {} : { annotations: plain(annotations) }),
  }
}

/** Only what JSON can hold. */
function plain(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject
}
