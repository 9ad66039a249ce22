import { Lexer } from 'marked'
import type { Token } from 'marked'
import { isShort, tameLength } from './tame.ts'

/** A stretch of markdown that is rendered by itself. `space` separates blocks and shows nothing. */
export interface Block {
  readonly kind: 'prose' | 'code' | 'plain' | 'space'
  readonly text: string
}

/** A text in blocks: `frozen` ones are final, whatever is appended; the `tail` is not. */
export interface Blocks {
  readonly source: string
  readonly frozen: readonly Block[]
  /** Where in the source the tail starts. */
  readonly tailStart: number
  readonly tail: readonly Block[]
}

const nothing: Blocks = { source: '', frozen: [], tailStart: 0, tail: [] }

/** Splits a text into blocks. With the split of a beginning of it, only what that left open is read again. */
export function splitBlocks(text: string, before: Blocks = nothing): Blocks {
  const source = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
  if (source === before.source) return before
  const known = source.startsWith(before.source) ? before : nothing
  const tail = readBlocks(source.slice(known.tailStart))
  const settled = settledCount(tail)
  if (settled === 0) return { ...known, source, tail }
  const frozen = tail.slice(0, settled)
  return {
    source,
    frozen: [...known.frozen, ...frozen],
    tailStart: known.tailStart + frozen.reduce((length, block) => length + block.text.length, 0),
    tail: tail.slice(settled),
  }
}

/** A split that remembers the last text, so that the next one is read from where that was open. What it gives depends on the text alone. */
export function createSplitter(): (text: string) => Blocks {
  let known = nothing
  return (text) => {
    known = splitBlocks(text, known)
    return known
  }
}

/**
 * How many blocks from the start no appended text can change. A block is open while it is the last one,
 * and while the next one could still turn out to belong to it: as `2` after a list may become `2. two`,
 * and a second line of dashes may make a table's head of a paragraph's last line, or not.
 */
function settledCount(blocks: readonly Block[]): number {
  return Math.max(
    0,
    blocks.findLastIndex(({ kind, text }, index) => {
      if (kind === 'space' || kind === 'plain') return false
      const line = text.indexOf('\n')
      const isApart = blocks[index - 1]?.kind === 'space'
      return (line >= 0 || index < blocks.length - 1) && (isApart || text.includes('\n', line + 1))
    }),
  )
}

function readBlocks(source: string): readonly Block[] {
  const end = tameLength(source)
  const rest: readonly Block[] =
    end < source.length ? [{ kind: 'plain', text: source.slice(end) }] : []
  const tame = source.slice(0, end)
  if (tame === '') return rest
  try {
    return [...onlyWhatWasSaid(tame, new Lexer().blockTokens(tame, []).map(blockOf)), ...rest]
  } catch {
    return [{ kind: 'plain', text: source }]
  }
}

/** From where the lexer lost or changed a character on, it is not believed and the text is shown as it is. */
function onlyWhatWasSaid(source: string, blocks: readonly Block[]): readonly Block[] {
  let end = 0
  const kept = blocks.findIndex(({ text }) => {
    if (!source.startsWith(text, end)) return true
    end += text.length
    return false
  })
  if (end === source.length) return blocks
  const good = kept < 0 ? blocks : blocks.slice(0, kept)
  return [...good, { kind: 'plain', text: source.slice(end) }]
}

function blockOf(token: Token): Block {
  const text = token.raw
  switch (token.type) {
    case 'space':
      return { kind: 'space', text }
    case 'code':
      return { kind: token['codeBlockStyle'] === 'indented' ? 'prose' : 'code', text }
    case 'def':
      return { kind: 'plain', text }
    default:
      return { kind: isShort(text) ? 'prose' : 'plain', text }
  }
}
