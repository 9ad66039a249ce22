import { AIMessage } from '@langchain/core/messages'
import type { BaseMessage, MessageContent } from '@langchain/core/messages'

interface CallBlock {
  readonly type: 'functionCall'
  readonly functionCall: { readonly name?: string; readonly id?: string }
}

type Block = Exclude<MessageContent, string>[number] | CallBlock

/** The client's own ids, for calls that Gemini gave none. */
const invented = /^lc-tool-call-/

/** A message with its calls in its content, where Google's client looks for them: each as it is on record, in the block it came in, signature and all. */
export function asGeminiWroteThem(message: BaseMessage): BaseMessage {
  if (!AIMessage.isInstance(message) || !message.tool_calls?.length) return message
  const { content, tool_calls: calls } = message
  const blocks: readonly Block[] =
    typeof content === 'string' ? (content ? [{ type: 'text', text: content }] : []) : content
  const left = [...calls]
  const placed = blocks.flatMap((block): readonly Block[] => {
    if (!isCall(block)) return [block]
    const { id, name } = block.functionCall
    const at = left.findIndex((call) => (id === undefined ? call.name === name : call.id === id))
    return left.splice(at, at < 0 ? 0 : 1).map((call) => ({ ...block, ...callBlock(call) }))
  })
  return new AIMessage({
    content: [...placed, ...left.map(callBlock)] as MessageContent,
    tool_calls: calls,
  })
}

function isCall(block: Block): block is CallBlock {
  return block.type === 'functionCall' && 'functionCall' in block
}

function callBlock({
  id = '',
  name,
  args,
}: {
  readonly id?: string
  readonly name: string
  readonly args: Record<string, unknown>
}): CallBlock & { readonly functionCall: { readonly args: Record<string, unknown> } } {
  return {
    type: 'functionCall',
    functionCall: { ...(id === '' || invented.test(id) ? {} : { id }), name, args },
  }
}
