import { memo, useState } from 'react'
import type { Block, Blocks } from './blocks.ts'
import { createSplitter } from './blocks.ts'
import { BlockView } from './BlockView.tsx'
import './markdown.css'

const groupSize = 32

/** A message's markdown. However long it is, a new token reads and draws only its last blocks. */
export function Markdown({
  text,
  isStreaming,
}: {
  readonly text: string
  readonly isStreaming: boolean
}) {
  const [split] = useState(createSplitter)
  return <div className="markdown">{groupsOf(split(text), isStreaming)}</div>
}

/** Blocks are drawn in groups, so that neither React nor layout walks all of them for one token. */
function groupsOf({ frozen, tail }: Blocks, isStreaming: boolean) {
  const whole = Math.floor(frozen.length / groupSize)
  const groups = Array.from({ length: whole }, (_, index) => (
    <FrozenGroup key={index} frozen={frozen} index={index} />
  ))
  const open = [...frozen.slice(whole * groupSize), ...tail]
  const last = open.findLast((block) => block.kind !== 'space')
  return [
    ...groups,
    <Group key={whole} blocks={open} {...(isStreaming && last ? { arriving: last } : {})} />,
  ]
}

const FrozenGroup = memo(
  function FrozenGroup({
    frozen,
    index,
  }: {
    readonly frozen: readonly Block[]
    readonly index: number
  }) {
    return <Group blocks={frozen.slice(index * groupSize, (index + 1) * groupSize)} />
  },
  // Frozen blocks are only ever added after these.
  (one, other) => one.frozen[one.index * groupSize] === other.frozen[other.index * groupSize],
)

function Group({
  blocks,
  arriving,
}: {
  readonly blocks: readonly Block[]
  readonly arriving?: Block
}) {
  return (
    <div className="markdown-group">
      {blocks.map((block, index) => (
        <BlockView key={index} {...block} isArriving={block === arriving} />
      ))}
    </div>
  )
}
