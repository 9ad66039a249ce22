import { changesBetween } from '../../thread/changes.ts'
import type { Change } from '../../thread/changes.ts'
import { canonicalText, definitionDigest } from '../../thread/digest.ts'
import { messageOf } from '../../thread/problem.ts'
import { nameThere } from '../../thread/sourceWords.ts'
import type { McpSource, ToolDefinition } from '../../thread/toolCall.ts'
import { argumentProblems } from '../jsonSchemaTool.ts'
import type { ListedTool } from './listedTool.ts'
import { modelName } from './modelName.ts'

/** How a tool of a server stands: as it was accepted; not accepted yet; no longer what was accepted; listed, and of no use; accepted, and no longer listed. */
export type McpTool =
  | {
      readonly type: 'accepted' | 'added'
      readonly definition: ToolDefinition
      readonly digest: string
    }
  | {
      readonly type: 'changed'
      readonly definition: ToolDefinition
      readonly digest: string
      readonly changes: readonly Change[]
    }
  | { readonly type: 'unusable'; readonly tool: string; readonly why: string }
  | { readonly type: 'gone'; readonly definition: ToolDefinition }

/** A server as far as its tools are named by it. */
interface Named {
  readonly name: string
  readonly url: string
  readonly accepted: readonly ToolDefinition[]
}

/** Holds what a server lists beside what the person accepted of it: only what is the same to the letter is still accepted. `taken` are the names that others have. */
export async function lineUp(
  server: Named,
  listed: readonly ListedTool[],
  taken: ReadonlySet<string>,
): Promise<readonly McpTool[]> {
  const acceptedByTool = new Map(
    server.accepted.map((definition) => [nameThere(definition), definition] as const),
  )
  const names = new Set([...taken, ...server.accepted.map(({ name }) => name)])
  const counts = new Map<string, number>()
  for (const { name } of listed) counts.set(name, (counts.get(name) ?? 0) + 1)

  const tools: McpTool[] = []
  for (const tool of new Map(listed.map((one) => [one.name, one])).values()) {
    const why = (counts.get(tool.name) ?? 0) > 1 ? twins : faultOf(tool)
    if (why !== undefined) {
      tools.push({ type: 'unusable', tool: tool.name, why })
      continue
    }
    const accepted = acceptedByTool.get(tool.name)
    const place = { server: server.name, url: server.url, tool: tool.name }
    const name = accepted?.name ?? (await modelName(place, names))
    names.add(name)
    const definition = definitionOf(server, tool, name)
    const digest = await definitionDigest(definition)
    if (!accepted) tools.push({ type: 'added', definition, digest })
    else if ((await definitionDigest(accepted)) === digest) {
      tools.push({ type: 'accepted', definition, digest })
    } else {
      const changes = changesBetween({ ...accepted }, { ...definition })
      tools.push({ type: 'changed', definition, digest, changes })
    }
  }
  const gone = server.accepted.filter((definition) => !counts.has(nameThere(definition)))
  return [...tools, ...gone.map((definition) => ({ type: 'gone' as const, definition }))]
}

const twins = 'The server lists two tools of this name, and which of them would run can’t be told.'

function faultOf({
  name,
  description = '',
  title = '',
  inputSchema,
  annotations = {},
}: ListedTool) {
  if (!isPlain(name)) return oddName
  try {
    canonicalText([name, description, title, inputSchema, annotations])
    if (/draft-0[1-4]/.test(JSON.stringify(inputSchema['$schema'] ?? null))) return tooOld
    argumentProblems(inputSchema)
    return inputSchema['type'] === 'object' ? undefined : 'Its arguments are no object.'
  } catch (error) {
    return `Its arguments can’t be checked strictly. ${messageOf(error)}`
  }
}

const tooOld = 'Its arguments are described in a way that is too old to be checked strictly.'

const oddName = 'Its name is empty, too long, or holds characters that can’t be seen.'

/** Letters, digits and signs: nothing that could make one name look like another. */
function isPlain(name: string): boolean {
  return /^[\p{L}\p{N}\p{P}\p{S}]([\p{L}\p{N}\p{P}\p{S} ]{0,126}[\p{L}\p{N}\p{P}\p{S}])?$/u.test(
    name,
  )
}

/** The server's own words stay as they are; its hints can only make a tool look more dangerous. */
function definitionOf(server: Named, listed: ListedTool, name: string): ToolDefinition {
  const { title, description = title ?? '', annotations } = listed
  // It says how to read the rest, which is read in one way only; some providers refuse it.
  const { $schema: _, ...parameters } = listed.inputSchema
  const source: McpSource = {
    type: 'mcp',
    server: server.name,
    url: server.url,
    tool: listed.name,
    ...(title === undefined ? {} : { title }),
    ...(annotations === undefined ? {} : { annotations }),
  }
  return {
    name,
    description,
    parameters,
    risk: annotations?.['destructiveHint'] === true ? 'destructive' : 'send',
    source,
    isResultUntrusted: true,
  }
}
