import { ChatOpenAICompletions } from '@langchain/openai'
import { readReply } from '../../src/chain/readReply.ts'
import type { ReadReply } from '../../src/chain/readReply.ts'
import { completionsWire } from '../../src/models/wire/completionsWire.ts'
import { explainFailure } from '../../src/models/wire/explainFailure.ts'
import { builtInTools } from '../../src/tools/index.ts'

/** Whether the wire stands between LangChain's client and the bytes, or, as a control, nothing does. */
export type Between = 'the wire' | 'nothing'

/** What the app reads of a reply that arrives in these parts. */
export async function listen(
  parts: readonly Uint8Array[],
  between: Between = 'the wire',
): Promise<ReadReply> {
  const network = async () => new Response(streamOf(parts))
  const model = new ChatOpenAICompletions({
    model: 'm',
    apiKey: 'none',
    maxRetries: 0,
    configuration: { fetch: between === 'the wire' ? completionsWire(network, {}) : network },
  })
  const chunks = []
  try {
    for await (const chunk of await model.bindTools(tools).stream('Go')) chunks.push(chunk)
    return readReply(chunks)
  } catch (error) {
    const text = chunks.map((chunk) => chunk.text).join('')
    return { type: 'unusable', text, problem: explainFailure(error) }
  }
}

const tools = [...builtInTools.values()].map(({ definition: { name, parameters } }) => ({
  type: 'function' as const,
  function: { name, parameters: { ...parameters } },
}))

function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = [...parts]
  return new ReadableStream({
    pull(controller) {
      const part = left.shift()
      if (part) controller.enqueue(part)
      else controller.close()
    },
  })
}

/** The parts of the bytes between these cuts. */
export function cutAt(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const edges = [0, ...cuts.toSorted((one, other) => one - other), bytes.length]
  return edges.slice(1).flatMap((end, index) => {
    const part = bytes.subarray(edges[index], end)
    return part.length > 0 ? [part] : []
  })
}
