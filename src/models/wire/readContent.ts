import { fieldsOf, textIn } from './fields.ts'

/** What a message's content says: as a text, as a list of parts, or as one part. */
export function contentOf(content: unknown): { readonly text: string; readonly reasoning: string } {
  if (typeof content === 'string') return { text: content, reasoning: '' }
  const parts = Array.isArray(content) ? (content as readonly unknown[]) : [content]
  const read = parts.map(partOf)
  return {
    text: read.map((part) => part.text).join(''),
    reasoning: read.map((part) => part.reasoning).join(''),
  }
}

/** Parts that are neither text nor thought, such as references, say nothing by themselves. */
function partOf(part: unknown): { readonly text: string; readonly reasoning: string } {
  if (typeof part === 'string') return { text: part, reasoning: '' }
  const { type, text, thinking, reasoning } = fieldsOf(part)
  const thought = thoughtIn(thinking) || thoughtIn(reasoning)
  if (thought !== '') return { text: '', reasoning: thought }
  const said = textIn(text) ?? ''
  return type === 'thinking' || type === 'reasoning'
    ? { text: '', reasoning: said }
    : { text: said, reasoning: '' }
}

/** Mistral's thoughts are lists of texts. */
function thoughtIn(value: unknown): string {
  return value === undefined ? '' : contentOf(value).text
}
