import { ToolMessage } from '@langchain/core/messages'
import type { BaseMessage, BaseMessageChunk } from '@langchain/core/messages'
import type { Runnable } from '@langchain/core/runnables'
import { admit, refused } from '../policy/admit.ts'
import { messageOf, ProblemError } from '../thread/problem.ts'
import { definitionDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { imagined } from '../thread/imagined.ts'
import { nextStep } from '../thread/nextStep.ts'
import { allCalls, pendingCalls } from '../thread/selectors.ts'
import type { Thread } from '../thread/thread.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { ToolDefinition } from '../thread/toolCall.ts'
import { history } from './history.ts'
import { link } from './link.ts'
import type { Callbacks } from './link.ts'
import type { ChainPorts, Connection } from './ports.ts'
import { decideByRules, unlessRuleChanged } from './byRules.ts'
import { mustBeApproved } from './notApproved.ts'
import { effectsOf } from './previewOf.ts'
import { streamPatiently } from './streamPatiently.ts'
import { readReply } from './readReply.ts'
import type { RawCall } from './readReply.ts'

/** The chain's first link: asks the model if it is its turn, and puts its reply and each of its calls on record. */
export function callModel(ports: ChainPorts): Runnable<Thread, Thread> {
  return link('callModel', async (thread, callbacks) => {
    if (nextStep(thread).type !== 'ask-model') return thread
    try {
      return mustBeApproved(await askModel(ports, thread, callbacks))
    } finally {
      ports.show(undefined)
    }
  })
}

async function askModel(
  ports: ChainPorts,
  thread: Thread,
  callbacks: Callbacks | undefined,
): Promise<Thread> {
  let text = ''
  try {
    const connection = await ports.connect()
    const messages = history(thread, connection.origin, connection.parameters?.instructions)
    const { withoutTools } = connection
    if (withoutTools && messages.some((message) => message instanceof ToolMessage)) {
      throw new ProblemError(withoutTools)
    }
    // What is sent is what is on record as sent, whatever is turned off meanwhile.
    const tools = withoutTools ? [] : [...ports.tools.values()].map((tool) => tool.definition)
    const asked = await ports.record([await modelAsked(thread, connection, tools)])
    const chunks: BaseMessageChunk[] = []
    const calls = new Map<string, { name: string; rawArguments: string }>()
    for await (const chunk of await streamPatiently(ports, () =>
      stream(ports, connection, tools, messages, callbacks),
    )) {
      chunks.push(chunk)
      text += chunk.text
      gather(calls, chunk)
      ports.show({ text, calls: [...calls.values()] })
    }
    ports.signal.throwIfAborted()
    return await recordReply(ports, asked, await eventsOf(ports, asked, readReply(chunks)))
  } catch (error) {
    return ports.record([{ type: 'reply-interrupted', text, problem: ports.explain(error) }])
  }
}

/** The reply with what the person's rules decide about its calls. */
async function recordReply(
  ports: ChainPorts,
  asked: Thread,
  events: readonly ThreadEvent[],
): Promise<Thread> {
  const offered = imagined(asked, events)
  if (pendingCalls(offered).length === 0) return ports.record(events)
  return unlessRuleChanged(await decideByRules(ports, offered, await ports.rules()), (ruled) =>
    ports.record([...events, ...(ruled?.events ?? [])], ruled?.uses),
  )
}

async function modelAsked(
  thread: Thread,
  { origin, mode, parameters }: Connection,
  definitions: readonly ToolDefinition[],
): Promise<ThreadEvent> {
  const digests = await Promise.all(
    definitions.map(async (definition) => [definition.name, await definitionDigest(definition)]),
  )
  const tools = Object.fromEntries(digests) as Record<string, string>
  return {
    ...{ type: 'model-asked', reply: thread.replies + 1, origin, mode, tools },
    ...(parameters && Object.keys(parameters).length > 0 ? { parameters } : {}),
  }
}

function stream(
  { signal }: ChainPorts,
  { model }: Connection,
  tools: readonly ToolDefinition[],
  messages: BaseMessage[],
  callbacks: Callbacks | undefined,
) {
  const config = { signal, ...(callbacks && { callbacks }) }
  // Some providers refuse an empty list of tools.
  if (tools.length === 0) return model.stream(messages, config)
  if (!model.bindTools) throw new TypeError('This model can’t be given tools.')
  return model.bindTools(tools.map(asSent)).stream(messages, config)
}

function asSent({ name, description, parameters }: ToolDefinition) {
  return {
    type: 'function' as const,
    function: { name, description, parameters: { ...parameters } },
  }
}

interface Gathered {
  name: string
  rawArguments: string
}

function gather(calls: Map<string, Gathered>, chunk: BaseMessageChunk): void {
  if (!('tool_call_chunks' in chunk) || !Array.isArray(chunk.tool_call_chunks)) return
  for (const part of chunk.tool_call_chunks as readonly {
    index?: number
    name?: string
    args?: string
  }[]) {
    const key = String(part.index ?? calls.size)
    const call = calls.get(key) ?? { name: '', rawArguments: '' }
    calls.set(key, {
      name: call.name + (part.name ?? ''),
      rawArguments: call.rawArguments + (part.args ?? ''),
    })
  }
}

async function eventsOf(
  ports: ChainPorts,
  thread: Thread,
  reply: ReturnType<typeof readReply>,
): Promise<readonly ThreadEvent[]> {
  if (reply.type === 'unusable') {
    return [{ type: 'reply-interrupted', text: reply.text, problem: reply.problem }]
  }
  const number = thread.replies
  const ids = uniqueIds(thread, number, reply.calls)
  const admissions = reply.calls.map((raw, index) => {
    const identity = { call: callIdOf(thread.id, number, index), toolCallId: ids[index] ?? '' }
    const proposed = { name: raw.name, rawArguments: raw.rawArguments }
    return reply.hasFragments
      ? refused(proposed, identity, { reason: 'malformed-call', detail: fragments })
      : admit(proposed, identity, ports.tools)
  })
  const previewed = await Promise.all(
    admissions.map((event, index) => withPreview(ports, event, reply.calls[index])),
  )
  return [{ type: 'model-replied', reply: number, message: reply.message }, ...previewed]
}

type Admission = ReturnType<typeof admit>

/** What can't be shown beforehand is not asked. */
async function withPreview(
  ports: ChainPorts,
  event: Admission,
  raw: RawCall | undefined,
): Promise<Admission> {
  const tool = event.type === 'call-offered' ? ports.tools.get(event.name) : undefined
  if (!tool?.effects || event.type !== 'call-offered' || !raw) return event
  try {
    await effectsOf(tool, event.args, ports.look)
    return event
  } catch (error) {
    const detail = `What it would do could not be told: ${messageOf(error)}`
    return refused(raw, event, { reason: 'no-preview', detail })
  }
}

const fragments =
  'The reply held pieces of tool calls that belong to no call, so none of its calls can be relied on.'

/** The provider's ids where they are usable, others where they are missing or repeated, so that history can match them one to one. */
function uniqueIds(thread: Thread, reply: number, calls: readonly RawCall[]): readonly string[] {
  const taken = new Set(allCalls(thread).map((call) => call.toolCallId))
  return calls.map(({ providerId }, index) => {
    let id = providerId
    for (let round = 0; id === '' || taken.has(id); round += 1) {
      id = `call_${reply}_${index}${round ? `_${round}` : ''}`
    }
    taken.add(id)
    return id
  })
}
