/** How far a JSON text that arrives in pieces has come, without reading it again for each piece. */
export interface Extent {
  readonly depth: number
  readonly isInString: boolean
  readonly isEscaped: boolean
  /** Something stands there, besides white space. */
  readonly isBegun: boolean
  /** Something stands there, besides white space and empty objects. */
  readonly hasContent: boolean
}

/** Nothing has arrived. */
export const noExtent: Extent = {
  depth: 0,
  isInString: false,
  isEscaped: false,
  isBegun: false,
  hasContent: false,
}

/** The extent after one more piece. */
export function extend(extent: Extent, piece: string): Extent {
  let { depth, isInString, isEscaped, isBegun, hasContent } = extent
  for (const character of piece) {
    if (isEscaped) isEscaped = false
    else if (isInString) {
      if (character === '\\') isEscaped = true
      else if (character === '"') isInString = false
    } else if (character.trim() !== '') {
      isBegun = true
      if (character === '{' || character === '[') depth += 1
      else if (character === '}' || character === ']') depth -= 1
      else if (character === '"') isInString = true
      if (depth > 1 || (character !== '{' && character !== '}')) hasContent = true
    }
  }
  return { depth, isInString, isEscaped, isBegun, hasContent }
}

/** `empty`: nothing yet. `open`: more must come. `hollow`: `{}`, which some servers send before the real object. `closed`: a whole value. */
export function stateOf({
  depth,
  isInString,
  isBegun,
  hasContent,
}: Extent): 'empty' | 'open' | 'hollow' | 'closed' {
  if (!isBegun) return 'empty'
  if (depth > 0 || isInString) return 'open'
  return hasContent || depth < 0 ? 'closed' : 'hollow'
}
