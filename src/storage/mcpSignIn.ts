/** A sign-in at an MCP server that the person has left the page for. */
interface UnderWay<SignIn> {
  readonly server: string
  readonly state: string
  /** The address of the thread that was open. */
  readonly thread: string
  readonly signIn: SignIn
}

/** What came back: a code, or why there is none. */
export interface McpReturn {
  readonly server: string
  readonly signIn: unknown
  readonly code: string | undefined
  readonly iss: string | undefined
  readonly error: string | undefined
}

const name = 'countersign:mcp-sign-in'

let returned: McpReturn | undefined

/** Keeps it in this tab until the person is back. */
export function rememberMcpSignIn<SignIn>(underWay: UnderWay<SignIn>): void {
  sessionStorage.setItem(name, JSON.stringify(underWay))
}

/** Takes what a sign-in brought back, if this tab has left for it; tells which thread was open then. */
export function hearMcpReturn(search: URLSearchParams): string | undefined {
  const state = search.get('state')
  try {
    const kept = sessionStorage.getItem(name)
    if (kept === null || state === null) return undefined
    const { server, signIn, thread, ...underWay } = JSON.parse(kept) as UnderWay<unknown>
    if (underWay.state !== state) return undefined
    sessionStorage.removeItem(name)
    returned = {
      ...{ server, signIn, code: search.get('code') ?? undefined },
      ...{ iss: search.get('iss') ?? undefined, error: search.get('error') ?? undefined },
    }
    return thread
  } catch {
    return undefined
  }
}

/** What came back, once. */
export function takeMcpReturn(): McpReturn | undefined {
  const taken = returned
  returned = undefined
  return taken
}
