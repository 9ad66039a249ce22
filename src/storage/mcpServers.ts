import type { ToolDefinition } from '../thread/toolCall.ts'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'
import { forgetKey, keepKey, openKey } from './keys/keyStore.ts'
import type { Keeping } from './keys/keyStore.ts'
import { forgetSignIn } from './mcpSignIns.ts'
import { storageProblem } from './storageProblems.ts'
import { tellTabs } from './tabs.ts'

/** An MCP server that the person connected. What its headers say is kept like a key, not here. */
export interface StoredMcpServer {
  readonly id: string
  /** The name that the person gave it. */
  readonly name: string
  readonly url: string
  /** The names of the headers that go to it. */
  readonly headers: readonly string[]
  /** Epoch milliseconds. */
  readonly addedAt: number
  /** Its tools as the person accepted them; anything else is not offered. */
  readonly accepted: readonly ToolDefinition[]
}

/** An id that no server has had. */
export function newServerId(): string {
  return crypto.randomUUID()
}

/** Every server of this browser, the oldest first. */
export async function readMcpServers(): Promise<readonly StoredMcpServer[]> {
  const servers = await stored((database) => database.getAll('mcpServers'))
  return servers.toSorted((one, other) => one.addedAt - other.addedAt)
}

/** Stores a server, in place of the one with its id, and tells the other tabs. */
export async function saveMcpServer(server: StoredMcpServer): Promise<void> {
  await stored((database) => database.put('mcpServers', server))
  tellTabs({ type: 'mcp-servers' })
}

/** Removes a server, what its headers said and the sign-in there, and tells the other tabs. */
export async function deleteMcpServer(server: StoredMcpServer): Promise<void> {
  await stored((database) => database.delete('mcpServers', server.id))
  await Promise.all(server.headers.map((header) => forgetKey(secretName(server, header))))
  await forgetSignIn(server)
  tellTabs({ type: 'mcp-servers' })
}

/** Keeps what a header says, sealed for this server at this origin. */
export async function keepHeader(
  server: StoredMcpServer,
  header: string,
  value: string,
  keeping: Keeping,
): Promise<void> {
  await keepKey(secretName(server, header), value, keeping)
}

/** What its headers say, and the names of those that are not known in this tab. */
export async function openHeaders(
  server: StoredMcpServer,
): Promise<{ readonly headers: ReadonlyMap<string, string>; readonly missing: readonly string[] }> {
  const headers = new Map<string, string>()
  for (const header of server.headers) {
    const opened = await openKey(secretName(server, header))
    if (opened.type === 'open') headers.set(header, opened.key)
  }
  return { headers, missing: server.headers.filter((header) => !headers.has(header)) }
}

/** The seal is bound to it: what was kept for one origin does not open for another. */
function secretName({ id, url }: StoredMcpServer, header: string): string {
  return `${new URL(url).origin} mcp ${id} ${header.toLowerCase()}`
}

async function stored<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  try {
    return await work(await openDatabase())
  } catch (error) {
    throw storageProblem(error)
  }
}
