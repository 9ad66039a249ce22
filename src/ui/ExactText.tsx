import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { exactPieces } from './hiddenCharacters.ts'
import type { Piece } from './hiddenCharacters.ts'

const mostMarks = 500

/** Shows a text completely and as text: it wraps, and whatever would not be seen is spelled out as a chip. */
export function ExactText({
  text,
  areBreaksMarked = false,
  className = '',
}: {
  readonly text: string
  /** Line breaks and tabs carry a faint mark, which is not copied; not in a text that is full of them. */
  readonly areBreaksMarked?: boolean
  readonly className?: string
}) {
  const { pieces } = useMemo(() => exactPieces(text), [text])
  return (
    <span
      className={`wrap-anywhere whitespace-break-spaces [direction:ltr] [unicode-bidi:isolate] ${className}`}
    >
      {pieces.map((piece, index) => (
        // The pieces of one text never move among themselves.
        <PieceShown key={index} piece={piece} areBreaksMarked={areBreaksMarked} />
      ))}
    </span>
  )
}

const chip = 'mx-0.5 rounded border px-1 font-mono text-[0.8em] leading-snug [unicode-bidi:isolate]'

function PieceShown({
  piece,
  areBreaksMarked,
}: {
  readonly piece: Piece
  readonly areBreaksMarked: boolean
}) {
  switch (piece.kind) {
    case 'text':
      return areBreaksMarked ? withMarks(piece.text) : piece.text
    case 'hidden':
      return (
        <span className={`${chip} inline-block border-danger bg-danger-wash text-danger`}>
          {piece.label} {piece.name}
          {piece.times > 1 && ` ×${piece.times.toLocaleString('en')}`}
        </span>
      )
    case 'spelled':
      return (
        <span
          className={`${chip} inline-block border-danger bg-danger-wash font-semibold text-danger`}
        >
          hidden text “{piece.ascii}”
        </span>
      )
    case 'folded':
      return (
        <span
          className={`${chip} border-warn bg-warn-wash text-warn ${piece.isLines ? 'my-1 block w-fit' : 'inline-block'}`}
        >
          {piece.what}
        </span>
      )
  }
}

const mark = "before:text-ink-soft/70 before:content-['↵'/''] data-tab:before:content-['⇥'/'']"

function withMarks(text: string): ReactNode {
  const parts = text.split(/([\n\t])/)
  if (parts.length < 2 || parts.length > 2 * mostMarks) return text
  return parts.map((part, index) =>
    part === '\n' || part === '\t' ? (
      <span key={index} data-tab={part === '\t' || undefined} className={mark}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}
