import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { callModel } from '../../src/chain/callModel.ts'
import { memoryWorld } from '../../src/chain/memoryPorts.ts'
import { explainFailure } from '../../src/models/wire/explainFailure.ts'
import { builtInTools } from '../../src/tools/index.ts'
import type { OpenAIServer, Reply } from '../server/contract.ts'
import { observe } from './observe.ts'
import type { Outcome } from './scenario.ts'

/** Asks the model once, as the chain does, has the server reply with this, and reads the journal. */
export async function play(
  reply: Reply,
  server: OpenAIServer,
  model: BaseChatModel,
): Promise<Outcome | undefined> {
  server.script(reply)
  const world = memoryWorld(model, builtInTools)
  const thread = await world.record({ type: 'user-said', text: 'Go' })
  await callModel({ ...world.ports, explain: explainFailure }).invoke(thread)
  return observe(world.events)
}
