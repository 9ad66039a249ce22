import type { CallToolResult } from '@modelcontextprotocol/client'
import type { Json, JsonObject } from '../../thread/json.ts'
import { canonicalText } from '../../thread/digest.ts'
import { isMediaType, mediaBytes } from '../../thread/media.ts'
import type { Media } from '../../thread/media.ts'
import type { Done } from '../tool.ts'

type Block = CallToolResult['content'][number]

/** The most that the pictures and sounds of one result may take, in characters of base64. */
const mediaLimit = 1_000_000

/** What a server gave back, as the model reads it: its structured result where it has one, its text as it is, and of everything else a plain line. Pictures and sounds are kept for the person only. */
export function resultOf({ content, structuredContent }: CallToolResult): Done {
  const media: Media[] = []
  let room = mediaLimit
  const keep = (one: Media): boolean => {
    if (one.data.length > room) return false
    room -= one.data.length
    media.push(one)
    return true
  }
  const lines = content.map((block) => lineOf(block, keep))
  const text = lines.join('\n\n')
  const structured = structuredContent as JsonObject | undefined
  return {
    result: structured === undefined ? text : withText(structured, text),
    ...(media.length > 0 ? { media } : {}),
  }
}

/** What a server says went wrong. */
export function errorOf({ content }: CallToolResult): string {
  const text = content.map((block) => lineOf(block, () => false)).join('\n\n')
  const whole = text || 'The server gave no reason.'
  return whole.length > longestError ? `${whole.slice(0, longestError)}…` : whole
}

const longestError = 4000

/** Servers repeat a structured result as text, for clients that know nothing else. */
function withText(structured: JsonObject, text: string): Json {
  return text === '' || isSame(text, structured) ? structured : { structured, text }
}

function isSame(text: string, structured: JsonObject): boolean {
  try {
    return canonicalText(JSON.parse(text) as Json) === canonicalText(structured)
  } catch {
    return false
  }
}

function lineOf(block: Block, keep: (media: Media) => boolean): string {
  switch (block.type) {
    case 'text':
      return block.text
    case 'image':
    case 'audio':
      return mediaLine(block.mimeType, block.data, keep)
    case 'resource_link': {
      const { uri, name, description } = block
      return `[Link to ${name}: ${uri}${description ? ` (${description})` : ''}]`
    }
    case 'resource': {
      const { resource } = block
      const { uri, mimeType = 'unknown type' } = resource
      if ('text' in resource) return `[${uri} (${mimeType})]\n${resource.text}`
      return `[${uri}] ${mediaLine(mimeType, resource.blob, keep)}`
    }
  }
}

function mediaLine(mimeType: string, data: string, keep: (media: Media) => boolean): string {
  const what = `${mimeType}, ${mediaBytes(data).toLocaleString('en')} bytes`
  if (!isMediaType(mimeType) || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) return `[${what}: not shown]`
  return keep({ mimeType, data }) ? `[${what}: shown to the person only]` : `[${what}: too large]`
}
