const around = 2
const mostShown = 20_000

/** What a text was and what it becomes, as far as it is worth showing, with words for what is not shown. */
export interface Difference {
  readonly before: string
  readonly after: string
  readonly words: string
}

/** The lines that change between two texts, with two around them. What is left out is counted, so that nothing is hidden. */
export function differenceBetween(before: string, after: string): Difference {
  const old = linesOf(before)
  const new_ = linesOf(after)
  const most = Math.min(old.length, new_.length)
  let above = 0
  while (above < most && old[above] === new_[above]) above += 1
  let below = 0
  while (below < most - above && old.at(-1 - below) === new_.at(-1 - below)) below += 1
  const [top, bottom] = [Math.max(0, above - around), Math.max(0, below - around)]
  const shown = (lines: readonly string[]) => lines.slice(top, lines.length - bottom).join('')
  const was = beginningOf(shown(old), 'Of the lines before')
  const is = beginningOf(shown(new_), 'Of the lines after')
  const left = [lineCount(top, 'above'), lineCount(bottom, 'below')].filter(Boolean).join(', ')
  const stays = left && `Not changed, and not shown: ${left}.`
  const words = [stays, was.words, is.words].filter(Boolean).join(' ')
  return { before: was.text, after: is.text, words }
}

/** A text up to the length that a person can be expected to read at once, with words for the rest; `what` it is begins them. */
export function beginningOf(
  text: string,
  what: string,
): { readonly text: string; readonly words: string } {
  if (text.length <= mostShown) return { text, words: '' }
  const cut = text.slice(0, mostShown)
  const shown = cut.isWellFormed() ? cut : cut.slice(0, -1)
  const [some, all] = [shown.length.toLocaleString('en'), text.length.toLocaleString('en')]
  return { text: shown, words: `${what}, the first ${some} of ${all} characters are shown.` }
}

/** Each with its end, so that their endings count too. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/)
}

function lineCount(count: number, where: string): string {
  if (count === 0) return ''
  return `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'} ${where}`
}
