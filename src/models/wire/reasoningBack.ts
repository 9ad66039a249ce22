import { fieldsOf, textIn } from './fields.ts'
import type { Fields } from './fields.ts'

/** The content block in which reasoning travels through LangChain's client, which has no place for it. */
export const reasoningBlock = 'reasoning-back'

/** A message with its reasoning in a field of this name; an assistant's has the field in any case, for a server that asks for it asks for it in each. */
export function reasoningApart(message: Fields, field: string | undefined): Fields {
  const { role, content } = message
  if (role !== 'assistant') return message
  const blocks = Array.isArray(content) ? content.map(fieldsOf) : []
  const carrier = blocks.find(({ type }) => type === reasoningBlock)
  const plain = carrier
    ? {
        ...message,
        content: blocks.map(({ type, text }) => (type === 'text' ? textIn(text) : '')).join(''),
      }
    : message
  return field === undefined ? plain : { ...plain, [field]: carrier?.['text'] ?? '' }
}
