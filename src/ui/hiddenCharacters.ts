import { nameOfHidden } from './hiddenNames.ts'

/** A stretch of a text as it must be shown: as it is, or spelled out because it would not be seen. */
export type Piece =
  | {
      readonly kind: 'text'
      readonly text: string
      /** Where in the whole text it begins. */
      readonly from: number
    }
  | {
      readonly kind: 'hidden'
      readonly label: string
      readonly name: string
      /** How often the character stands there in a row. */
      readonly times: number
    }
  /** What a run of tag characters spells; each of them follows as a hidden piece. */
  | { readonly kind: 'spelled'; readonly ascii: string }
  /** White space that would push the rest out of sight, in words; `isLines`: it takes whole lines. */
  | { readonly kind: 'folded'; readonly what: string; readonly isLines: boolean }

/** A text in pieces, with the number of characters in it that the eye would have missed. */
export interface ExactPieces {
  readonly pieces: readonly Piece[]
  readonly hidden: number
}

const mostBlankLines = 3
const mostSpaces = 40

// Built at run time: the `v` flag is newer than the syntax that the build aims at.
const unseen = String.raw`[[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Zs}\p{Zl}\p{Zp}\p{Cn}\u{2800}\u{FFFC}\u{16FE4}\u{1D159}]--[ \n\t]]`
const anyUnseen = new RegExp(unseen, 'v')
const special = new RegExp(
  [
    String.raw`(?<emoji>\p{RGI_Emoji})`,
    String.raw`(?<tags>[\u{E0020}-\u{E007E}]{2,})`,
    String.raw`(?<hidden>(?<one>${unseen})\k<one>*)`,
    String.raw`(?<=\n)(?<blank>(?:[ \t]*\n){${mostBlankLines + 1},})`,
    String.raw`(?<spaces>[ ]{${mostSpaces + 1},})`,
  ].join('|'),
  'gv',
)

const labelOf = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

/** Whether a text holds anything that would not be seen as what it is; emoji that need such characters do not count. */
export function countHidden(text: string): number {
  return anyUnseen.test(text) ? exactPieces(text).hidden : 0
}

/** Cuts a text into what can be shown as it is and what must be spelled out. Pure; nothing is left out silently. */
export function exactPieces(text: string): ExactPieces {
  const pieces: Piece[] = []
  let hidden = 0
  let plainFrom = 0
  for (const match of text.matchAll(special)) {
    const { emoji, tags, hidden: run, one, blank, spaces } = match.groups ?? {}
    if (emoji !== undefined) continue
    if (match.index > plainFrom) {
      pieces.push({
        kind: 'text',
        text: text.slice(plainFrom, match.index),
        from: plainFrom,
      })
    }
    plainFrom = match.index + match[0].length
    if (tags !== undefined) {
      const characters = Array.from(tags)
      hidden += characters.length
      pieces.push({ kind: 'spelled', ascii: characters.map(asciiOfTag).join('') })
      pieces.push(...characters.map((character) => hiddenPiece(character, 1)))
    } else if (run !== undefined && one !== undefined) {
      const times = run.length / one.length
      hidden += times
      pieces.push(hiddenPiece(one, times))
    } else if (blank !== undefined) {
      pieces.push({ kind: 'folded', what: blankLines(blank), isLines: true })
    } else if (spaces !== undefined) {
      pieces.push({ kind: 'folded', what: `${grouped(spaces.length)} spaces`, isLines: false })
    }
  }
  if (plainFrom < text.length) {
    pieces.push({ kind: 'text', text: text.slice(plainFrom), from: plainFrom })
  }
  return { pieces, hidden }
}

function hiddenPiece(character: string, times: number): Piece {
  const codePoint = character.codePointAt(0) ?? 0
  return { kind: 'hidden', label: labelOf(codePoint), name: nameOfHidden(codePoint), times }
}

function asciiOfTag(tag: string): string {
  return String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000)
}

function blankLines(run: string): string {
  const lines = run.split('\n').length - 1
  const inside = run.length - lines
  const padding = inside === 0 ? '' : `, with ${grouped(inside)} spaces or tabs in them`
  return `${grouped(lines)} blank lines${padding}`
}

const grouped = (count: number): string => count.toLocaleString('en')
