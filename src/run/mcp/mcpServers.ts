import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { allowOrigin } from '../../storage/allowOrigin.ts'
import { limitOfPage, mayReach } from '../../storage/egress.ts'
import {
  deleteMcpServer,
  keepHeader,
  newServerId,
  readMcpServers,
  saveMcpServer,
} from '../../storage/mcpServers.ts'
import type { StoredMcpServer } from '../../storage/mcpServers.ts'
import { onTabNews } from '../../storage/tabs.ts'
import { definitionDigest } from '../../thread/digest.ts'
import type { JsonObject } from '../../thread/json.ts'
import { ProblemError } from '../../thread/problem.ts'
import type { Problem } from '../../thread/problem.ts'
import { nameThere } from '../../thread/sourceWords.ts'
import type { McpTool } from '../../tools/mcp/lineUp.ts'
import type { ListedTool } from '../../tools/mcp/listedTool.ts'
import type { Executes, Tool } from '../../tools/tool.ts'
import { after } from '../after.ts'
import { addedTools } from '../toolBox.ts'
import { createLink } from './link.ts'
import type { Link, McpStanding } from './link.ts'
import { loadMcp } from './loadMcp.ts'
import { otherProblem } from './problems.ts'

/** A server as this page knows it. */
export interface McpServerLine {
  readonly server: StoredMcpServer
  readonly standing: McpStanding
  /** Its tools beside what was accepted; undefined until it was heard once. */
  readonly tools: readonly McpTool[] | undefined
}

/** A server that the person wants to connect. */
interface NewMcpServer {
  readonly name: string
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  /** Whether what the headers say outlives this tab. */
  readonly isKept: boolean
}

/** All MCP servers of this browser, and what this page has to do with them. */
export interface McpServers {
  /** The oldest first; undefined until they were read. */
  readonly store: StoreApi<{
    readonly lines: readonly McpServerLine[] | undefined
    readonly problem: Problem | undefined
  }>
  /** Resolves once what is stored was read and each server had its first chance to answer. */
  ready(): Promise<void>
  /** Stores a server and connects it, where the page may reach it; tells where it takes a reload first. */
  add(wanted: NewMcpServer): Promise<'connecting' | 'after-reload'>
  /** Enters anew what its headers say. */
  signIn(id: string, entered: Pick<NewMcpServer, 'headers' | 'isKept'>): Promise<void>
  /** Accepts its tools, exactly those that have these digests, and that these are gone. */
  accept(id: string, digests: ReadonlySet<string>): Promise<void>
  /** Looks at its tools as they are now, in a new session where there is none. */
  reconnect(id: string): Promise<void>
  /** Begins a new session, as whoever the person is there now. */
  connectAnew(id: string): Promise<void>
  /** Forgets a server with all that was accepted and entered for it. */
  remove(id: string): Promise<void>
}

/** How long a run waits for servers before it offers what there is, in milliseconds. */
const patience = 3000

/** The one account of this page. */
export const mcpServers: McpServers = openMcpServers()

function openMcpServers(): McpServers {
  const store: McpServers['store'] = createStore(() => ({ lines: undefined, problem: undefined }))
  const links = new Map<string, Link>()
  /** What each server listed last. */
  const listings = new Map<string, readonly ListedTool[]>()
  let reading = Promise.resolve()
  let starting: Promise<void> | undefined

  const lines = () => store.getState().lines ?? []
  const lineOf = (id: string) => lines().find(({ server }) => server.id === id)
  const change = (id: string, changed: Partial<McpServerLine>): void => {
    store.setState({
      lines: lines().map((line) => (line.server.id === id ? { ...line, ...changed } : line)),
    })
  }

  /** Puts what is accepted, and still is as it was accepted, among the tools. */
  const offer = ({ jsonSchemaTool }: Awaited<ReturnType<typeof loadMcp>>): void => {
    const shelf = new Map<string, Tool>()
    for (const { server, tools = [] } of lines()) {
      for (const tool of tools) {
        if (tool.type !== 'accepted' || shelf.has(tool.definition.name)) continue
        const execute: Executes<JsonObject>['execute'] = async (args, context) => {
          const link = links.get(server.id)
          if (!link) throw new Error('The server was removed. The call was not sent.')
          return link.call(tool, args, context)
        }
        const summary = `${server.name} at ${server.url} gets these arguments`
        shelf.set(tool.definition.name, {
          ...jsonSchemaTool(tool.definition, { execute }),
          effects: async () => [{ summary }],
        })
      }
    }
    addedTools.setState({ mcp: shelf })
  }

  /** Holds what was listed last beside what is accepted now; tells the digests of what is the same. */
  const lineUpAgain = async (id: string): Promise<ReadonlySet<string>> => {
    const mcp = await loadMcp()
    for (;;) {
      const line = lineOf(id)
      const listed = listings.get(id)
      if (!line || !listed) return new Set()
      const tools = await mcp.lineUp(line.server, listed, await namesBeside(id))
      if (lineOf(id)?.server !== line.server || listings.get(id) !== listed) continue
      change(id, { tools })
      offer(mcp)
      return new Set(tools.flatMap((tool) => (tool.type === 'accepted' ? [tool.digest] : [])))
    }
  }

  /** The names that are not this server's to give. */
  const namesBeside = async (id: string): Promise<ReadonlySet<string>> => {
    const { builtInTools } = await import('../../tools/index.ts')
    const others = lines().filter(({ server }) => server.id !== id)
    const accepted = others.flatMap(({ server }) => server.accepted.map(({ name }) => name))
    return new Set([...builtInTools.keys(), ...addedTools.getState().own.keys(), ...accepted])
  }

  const connect = (server: StoredMcpServer): Promise<void> => {
    const { id } = server
    links.get(id)?.close()
    const link = createLink(server, {
      stand: (standing) => {
        if (links.get(id) === link) change(id, { standing })
      },
      async heard(listed) {
        if (links.get(id) !== link) return new Set()
        listings.set(id, listed)
        return lineUpAgain(id)
      },
    })
    links.set(id, link)
    return link.look()
  }

  const leave = (id: string): void => {
    links.get(id)?.close()
    links.delete(id)
    listings.delete(id)
  }

  /** Takes over what is stored: servers that are new are connected, those that are gone are left. */
  const read = async (): Promise<void> => {
    try {
      const stored = await readMcpServers()
      const before = new Map(lines().map((line) => [line.server.id, line]))
      store.setState({
        problem: undefined,
        lines: stored.map((server) => ({ ...(before.get(server.id) ?? unheard), server })),
      })
      const gone = [...before.keys()].filter((id) => !lineOf(id))
      gone.forEach(leave)
      if (gone.length > 0) offer(await loadMcp())
      await Promise.all(
        stored.map((server) => (before.has(server.id) ? lineUpAgain(server.id) : connect(server))),
      )
    } catch (error) {
      store.setState({ problem: otherProblem(error) })
    }
  }

  const start = async (): Promise<void> => {
    onTabNews(({ type }) => {
      if (type === 'mcp-servers') reading = reading.then(read)
    })
    reading = read()
    await Promise.race([reading, new Promise<void>((resolve) => after(patience, resolve))])
  }

  const mustHave = (id: string): McpServerLine => {
    const line = lineOf(id)
    if (!line) throw new ProblemError(gone)
    return line
  }

  const keepHeaders = async (
    server: StoredMcpServer,
    { headers, isKept }: Pick<NewMcpServer, 'headers' | 'isKept'>,
  ): Promise<void> => {
    for (const [header, value] of headers) {
      await keepHeader(server, header, value, { type: isKept ? 'device' : 'tab' })
    }
  }

  return {
    store,
    ready: () => (starting ??= start()),
    async add(wanted) {
      const { name, url, headers } = wanted
      const server: StoredMcpServer = {
        ...{ id: newServerId(), name, url, headers: [...headers.keys()] },
        ...{ addedAt: Date.now(), accepted: [] },
      }
      await keepHeaders(server, wanted)
      await saveMcpServer(server)
      const { origin } = new URL(url)
      const isReachable = mayReach(origin)
      allowOrigin(origin)
      if (!isReachable) return 'after-reload'
      store.setState({ lines: [...lines(), { ...unheard, server }] })
      void connect(server)
      return 'connecting'
    },
    async signIn(id, entered) {
      const { server } = mustHave(id)
      await keepHeaders(server, entered)
      await connect(server)
    },
    async accept(id, digests) {
      const { server, tools = [] } = mustHave(id)
      const accepted = new Map(server.accepted.map((one) => [nameThere(one), one]))
      for (const tool of tools) {
        if (tool.type === 'unusable') continue
        const { definition } = tool
        if (!digests.has(await definitionDigest(definition))) continue
        if (tool.type === 'gone') accepted.delete(nameThere(definition))
        else accepted.set(nameThere(definition), definition)
      }
      const changed = { ...server, accepted: [...accepted.values()] }
      await saveMcpServer(changed)
      change(id, { server: changed })
      await lineUpAgain(id)
    },
    async reconnect(id) {
      const { server } = mustHave(id)
      await (links.get(id)?.look() ?? connect(server))
    },
    async connectAnew(id) {
      await connect(mustHave(id).server)
    },
    async remove(id) {
      const { server } = mustHave(id)
      await deleteMcpServer(server)
      leave(id)
      store.setState({ lines: lines().filter((line) => line.server.id !== id) })
      offer(await loadMcp())
    },
  }
}

const unheard: Omit<McpServerLine, 'server'> = {
  standing: { type: 'connecting' },
  tools: undefined,
}

const gone: Problem = {
  kind: 'internal',
  title: 'This server is no longer there.',
  meaning: 'It was removed in the meantime, perhaps in another tab. Nothing was stored.',
  remedy: 'Look at the servers as they are now.',
}

/** Where the page may talk to, if it has a limit that this address lies outside of. */
export function limitBefore(url: string): readonly string[] | undefined {
  return mayReach(new URL(url).origin) ? undefined : limitOfPage()
}
