import { mayReach } from '../../storage/egress.ts'
import { hideKeys } from '../../storage/keys.ts'
import type { StoredMcpServer } from '../../storage/mcpServers.ts'
import { ProblemError } from '../../thread/problem.ts'
import type { Problem } from '../../thread/problem.ts'
import type { McpFailure } from '../../tools/mcp/failure.ts'
import { internalProblem } from '../problems.ts'

const meaning = 'Its tools can’t run. No call was sent.'

type Plain = Pick<Problem, 'title' | 'remedy'> & Partial<Pick<Problem, 'kind'>>

/** Puts a failed connection into plain words: which layer it was, and what to do about it. */
export async function mcpProblem(
  failure: McpFailure,
  server: StoredMcpServer,
  signal = AbortSignal.timeout(patience),
): Promise<Problem> {
  const plain = await accountOf(failure, server, signal)
  return { kind: 'unreachable', meaning, ...plain, cause: hideKeys(failure.message) }
}

/** Whatever else went wrong, free of keys. */
export function otherProblem(error: unknown): Problem {
  const problem = internalProblem(error)
  return problem.cause === undefined ? problem : { ...problem, cause: hideKeys(problem.cause) }
}

/** The page has limited itself to other servers. */
export function notAllowed(origin: string): ProblemError {
  return new ProblemError({
    kind: 'unreachable',
    title: `This page may not talk to ${origin}.`,
    meaning,
    remedy: 'Allow it, which takes a reload.',
  })
}

const patience = 5000

async function accountOf(
  { kind }: McpFailure,
  { url, headers }: StoredMcpServer,
  signal: AbortSignal,
): Promise<Plain> {
  switch (kind.type) {
    case 'hidden-session':
      return {
        title: 'The server hides its session from this page (CORS).',
        remedy:
          'Let the server send the header “Access-Control-Expose-Headers: mcp-session-id”, then connect again.',
      }
    case 'lost-session':
      return {
        title: 'The server no longer knows this session.',
        remedy: 'Connect again. It was probably restarted.',
      }
    case 'refused':
      return refused(kind.status, headers.length > 0)
    case 'not-mcp':
      return {
        kind: 'provider-error',
        title: 'This address answers, but not as an MCP server does.',
        remedy:
          'Check the path: it usually ends in /mcp. Servers that speak only the older way (SSE) or over stdio can’t be reached from a page.',
      }
    case 'no-answer':
      return kind.wasHeard ? halfHeard(headers) : silent(url, headers, signal)
  }
}

function refused(status: number, sendsHeaders: boolean): Plain {
  if (status === 401 || status === 403) {
    return {
      kind: 'wrong-key',
      title: sendsHeaders
        ? 'The server did not accept what its headers say.'
        : 'The server asks who you are.',
      remedy: sendsHeaders
        ? 'Remove the server and connect it again with the right header.'
        : 'Sign in, or remove the server and connect it again with the header that it wants, such as Authorization.',
    }
  }
  return {
    kind: 'provider-error',
    title: `The server answered with an error (${status}).`,
    remedy:
      status === 404 || status === 405
        ? 'Check the path of the address: it usually ends in /mcp.'
        : 'Connect again in a moment, or read the raw cause below.',
  }
}

/** The first answer came, a later request did not get through: its headers are other ones. */
function halfHeard(headers: readonly string[]): Plain {
  return {
    title: 'The server answered at first, and then no more.',
    remedy: `If it runs, let it allow the headers of this page: “Access-Control-Allow-Headers: ${allowed(headers)}”. Then connect again.`,
  }
}

async function silent(
  url: string,
  headers: readonly string[],
  signal: AbortSignal,
): Promise<Plain> {
  const { isAnybodyThere, localAccess, pageOrigin } = await import('../../models/wire/page.ts')
  if (mayReach(new URL(url).origin) && (await isAnybodyThere(url, signal))) {
    return {
      title: 'The server is there, but it does not allow this page (CORS).',
      remedy: `Let it send “Access-Control-Allow-Origin: ${pageOrigin() ?? '*'}”, “Access-Control-Allow-Headers: ${allowed(headers)}”, “Access-Control-Allow-Methods: GET, POST, DELETE” and “Access-Control-Expose-Headers: mcp-session-id”, also in answer to OPTIONS.`,
    }
  }
  const isLocal = /^(localhost|127\.0\.0\.1)$/.test(new URL(url).hostname)
  const access = isLocal ? await localAccess() : 'unknown'
  if (access === 'denied') {
    return {
      title: 'The browser does not let this page reach programs on this computer.',
      remedy:
        'Open the site’s settings beside the address bar, allow “Local network access” (or “Apps on device”), and connect again.',
    }
  }
  return {
    title: isLocal
      ? 'Nothing answers at this address on this computer.'
      : 'The server could not be reached.',
    remedy: `Check that it runs, and the address.${access === 'prompt' ? ' If the browser asks whether this page may reach this computer, allow it.' : ''}`,
  }
}

function allowed(headers: readonly string[]): string {
  return ['content-type', 'mcp-session-id', 'mcp-protocol-version', ...headers]
    .join(', ')
    .toLowerCase()
}
