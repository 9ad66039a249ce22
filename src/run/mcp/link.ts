import { mayReach } from '../../storage/egress.ts'
import { openHeaders } from '../../storage/mcpServers.ts'
import type { StoredMcpServer } from '../../storage/mcpServers.ts'
import type { JsonObject } from '../../thread/json.ts'
import { ProblemError } from '../../thread/problem.ts'
import type { Problem } from '../../thread/problem.ts'
import { nameThere } from '../../thread/sourceWords.ts'
import type { ServerQuestion, ToolDefinition } from '../../thread/toolCall.ts'
import type { CallContext, McpConnection } from '../../tools/mcp/connection.ts'
import type { McpFailure } from '../../tools/mcp/failure.ts'
import type { ListedTool } from '../../tools/mcp/listedTool.ts'
import type { Done } from '../../tools/tool.ts'
import { after } from '../after.ts'
import { questionWithoutKeys, resultWithoutKeys, withoutKeys } from './hidden.ts'
import { loadMcp } from './loadMcp.ts'
import { mcpProblem, notAllowed, otherProblem } from './problems.ts'
import { bearerFor } from './signIn/bearer.ts'

/** How this page stands with a server. */
export type McpStanding =
  | { readonly type: 'connecting' | 'connected' }
  /** The server asks who the person is, and no header says so. */
  | { readonly type: 'asks-sign-in' }
  /** What these of its headers say is not known in this tab. */
  | { readonly type: 'signed-out'; readonly missing: readonly string[] }
  | { readonly type: 'failed'; readonly problem: Problem }

/** What becomes of what a link finds out. */
interface LinkEars {
  readonly stand: (standing: McpStanding) => void
  /** Holds what is listed beside what is accepted; tells the digests of what is the same. */
  readonly heard: (listed: readonly ListedTool[]) => Promise<ReadonlySet<string>>
}

/** A tool as it was accepted. */
interface AcceptedTool {
  readonly definition: ToolDefinition
  readonly digest: string
}

/** One server, over however many sessions it takes. */
export interface Link {
  /** Looks at its tools as they are now, in a new session where the old one is over; what fails shows in its standing. */
  look(): Promise<void>
  /** Sends a call, once, if its tool still is what was accepted a moment before. */
  call(tool: AcceptedTool, args: JsonObject, context: CallContext): Promise<Done>
  /** Ends the session; nothing comes back by itself. */
  close(): void
}

/** How long to wait before each try to come back by itself, in milliseconds. */
const pauses = [500, 2000, 5000, 15_000]

/** Makes the link to a server; nothing is asked yet. */
export function createLink(server: StoredMcpServer, { stand, heard }: LinkEars): Link {
  let session: Promise<McpConnection> | undefined
  let isClosed = false

  const open = (): Promise<McpConnection> => {
    session ??= connect().catch((error: unknown) => {
      session = undefined
      throw error
    })
    return session
  }

  const connect = async (): Promise<McpConnection> => {
    stand({ type: 'connecting' })
    const { origin } = new URL(server.url)
    if (!mayReach(origin)) throw notAllowed(origin)
    const { headers, missing } = await openHeaders(server)
    if (missing.length > 0) throw new SignedOut(missing)
    const { connectMcp } = await loadMcp()
    const isByHand = server.headers.some((header) => /^authorization$/i.test(header))
    return connectMcp({
      url: server.url,
      headers,
      ...(isByHand ? {} : { bearer: bearerFor(server) }),
      onChanged: () => void look(),
      onLost: () => {
        session = undefined
        comeBack()
      },
    })
  }

  /** A session that the server has forgotten is followed by a new one: asking for a list twice does no harm. */
  const list = async (): Promise<readonly ListedTool[]> => {
    const wasOpen = session !== undefined
    const opened = open()
    try {
      return await (await opened).list()
    } catch (error) {
      if (session === opened) session = undefined
      if (!wasOpen || isClosed) throw error
      return (await open()).list()
    }
  }

  const mustLook = async () => {
    const accepted = await heard(await list())
    stand({ type: 'connected' })
    return accepted
  }

  const look = async (): Promise<boolean> => {
    try {
      await mustLook()
      return true
    } catch (error) {
      if (!isClosed) stand(await standingAfter(error, server))
      return false
    }
  }

  const comeBack = (tries = 0): void => {
    const pause = pauses[tries]
    if (pause === undefined || isClosed || session) return
    if (tries === 0) stand({ type: 'connecting' })
    after(pause, () => {
      if (isClosed || session) return
      void look().then((isBack) => {
        if (!isBack) comeBack(tries + 1)
      })
    })
  }

  return {
    async look() {
      await look()
    },
    async call({ definition, digest }, args, context) {
      const accepted = await mustLook().catch(async (error: unknown) => {
        const standing = await standingAfter(error, server)
        stand(standing)
        throw new Error(notSent(standing))
      })
      if (!accepted.has(digest)) throw new Error(changed)
      context.signal.throwIfAborted()
      const { resultOf, errorOf } = await loadMcp()
      try {
        const { ask } = context
        const asking = ask && {
          ask: (question: ServerQuestion) => ask(questionWithoutKeys(question)),
        }
        const connection = await open()
        const result = await connection.call(nameThere(definition), args, { ...context, ...asking })
        if (result.isError) throw new Error(errorOf(result))
        return resultWithoutKeys(resultOf(result))
      } catch (error) {
        throw withoutKeys(error)
      }
    },
    close() {
      isClosed = true
      session?.then(
        (connection) => connection.close(),
        () => undefined,
      )
    },
  }
}

/** There are headers that nobody knows in this tab. */
class SignedOut extends Error {
  readonly missing: readonly string[]
  constructor(missing: readonly string[]) {
    super('Its headers are not known in this tab.')
    this.missing = missing
  }
}

const changed = 'The server has changed this tool since it was approved. The call was not sent.'

function notSent(standing: McpStanding): string {
  const why = standing.type === 'failed' ? standing.problem.title : 'You are signed out of it.'
  return `The call was not sent. ${why}`
}

/** Whether the server does not know who asks. */
function isStranger({ kind }: McpFailure): boolean {
  return kind.type === 'refused' && kind.status === 401
}

async function standingAfter(error: unknown, server: StoredMcpServer): Promise<McpStanding> {
  if (error instanceof SignedOut) return { type: 'signed-out', missing: error.missing }
  if (error instanceof ProblemError) return { type: 'failed', problem: error.problem }
  const { McpFailure } = await loadMcp()
  if (error instanceof McpFailure && isStranger(error) && server.headers.length === 0) {
    return { type: 'asks-sign-in' }
  }
  const problem =
    error instanceof McpFailure ? await mcpProblem(error, server) : otherProblem(error)
  return { type: 'failed', problem }
}
