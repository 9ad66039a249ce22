import { highlightTree, tagHighlighter, tags } from '@lezer/highlight'
import { parser } from '@lezer/javascript'
import { exactPieces } from '../../ui/hiddenCharacters.ts'
import './paint.css'

/** The names that `paint.css` has colours for. */
const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'code-keyword' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], class: 'code-text' },
  { tag: [tags.number, tags.bool, tags.null], class: 'code-number' },
  { tag: tags.comment, class: 'code-comment' },
])

/** Colours JavaScript that `ExactText` shows within the element, where the browser can (the CSS Custom Highlight API), and gives back what takes the colours off again. */
export function paint(element: Element, text: string): () => void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return () => undefined
  const painted = [...rangesIn(element, text)]
  for (const [name, ranges] of painted) {
    const highlight = CSS.highlights.get(name) ?? new Highlight()
    for (const range of ranges) highlight.add(range)
    CSS.highlights.set(name, highlight)
  }
  return () => {
    for (const [name, ranges] of painted) {
      for (const range of ranges) CSS.highlights.get(name)?.delete(range)
    }
  }
}

/** The stretches of the shown text that have a colour, by the name of the colour. What is spelled out instead of shown has none. */
export function rangesIn(element: Element, text: string): ReadonlyMap<string, readonly Range[]> {
  const shown = shownTexts(element, text)
  const ranges = new Map<string, Range[]>()
  let next = 0
  highlightTree(parser.parse(text), highlighter, (from, to, name) => {
    // Both come in order, so what lies before this stretch lies before all that follow.
    while (next < shown.length && endOf(shown[next]) <= from) next += 1
    for (let at = next; at < shown.length; at += 1) {
      const part = shown[at]
      if (!part || part.from >= to) break
      const range = new Range()
      range.setStart(part.node, Math.max(from, part.from) - part.from)
      range.setEnd(part.node, Math.min(to, endOf(part)) - part.from)
      ranges
        .set(name, ranges.get(name) ?? [])
        .get(name)
        ?.push(range)
    }
  })
  return ranges
}

/** A piece of the page, and where in the text it begins. */
interface ShownText {
  readonly node: Text
  readonly from: number
}

const endOf = (part: ShownText | undefined) => (part ? part.from + part.node.length : Infinity)

/** What `ExactText` shows as it is, with its place in the text: every other piece of it is one element. */
function shownTexts(element: Element, text: string): readonly ShownText[] {
  const found: ShownText[] = []
  let next = element.firstElementChild?.firstChild ?? null
  for (const piece of exactPieces(text).pieces) {
    if (piece.kind !== 'text') {
      next = next?.nextSibling ?? null
      continue
    }
    let { from } = piece
    const end = from + piece.text.length
    while (next && from < end) {
      const node = next instanceof Text ? next : next.firstChild
      if (node instanceof Text) found.push({ node, from })
      from += next.textContent?.length ?? 0
      next = next.nextSibling
    }
  }
  return found
}
