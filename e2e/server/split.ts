const lineFeed = 0x0a
const carriageReturn = 0x0d
const dataPrefix = Buffer.from('data:')

/** Cuts bytes into pieces of `split` bytes, or at the places where a careless reader breaks. */
export function splitBytes(bytes: Buffer, split: number | 'awkward'): Buffer[] {
  const cuts = split === 'awkward' ? awkwardCuts(bytes) : everyNth(bytes.length, split)
  const edges = [0, ...cuts, bytes.length]
  return edges
    .slice(1)
    .map((end, index) => bytes.subarray(edges[index], end))
    .filter((piece) => piece.length > 0)
}

function everyNth(length: number, step: number): number[] {
  const cuts = Math.max(0, Math.ceil(length / step) - 1)
  return Array.from({ length: cuts }, (_, index) => (index + 1) * step)
}

function awkwardCuts(bytes: Buffer): number[] {
  return Array.from(bytes.keys()).filter(
    (at) => insideLineEnd(bytes, at) || insideCharacter(bytes, at) || insideDataPrefix(bytes, at),
  )
}

function insideLineEnd(bytes: Buffer, at: number) {
  const before = bytes[at - 1]
  return bytes[at] === lineFeed && (before === lineFeed || before === carriageReturn)
}

/** Whether this byte continues a UTF-8 sequence. */
function insideCharacter(bytes: Buffer, at: number) {
  return (bytes.readUInt8(at) & 0xc0) === 0x80
}

function insideDataPrefix(bytes: Buffer, at: number) {
  const start = at - 2
  return start >= 0 && bytes.subarray(start, start + dataPrefix.length).equals(dataPrefix)
}
