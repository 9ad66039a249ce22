// Stands in a shadow text for every character of a quotation.
const quoted = '\0'

/** A quotation with its marks, from `start` up to `end`. */
export interface Quotation {
  readonly start: number
  readonly end: number
  readonly content: string
}

/** A text and, of the same length, its shadow: there every quotation is blanked out, so that only the person's own words match. */
export interface MarkedText {
  readonly text: string
  readonly shadow: string
  readonly quotations: readonly Quotation[]
}

// The closing marks of each opening one, the proper one first.
const closing: Readonly<Record<string, string>> = {
  '"': '"”',
  '“': '”“"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '‘': "’'",
  "'": "'’",
  '`': '`',
  '「': '」',
}
const alsoApostrophes = "'’‘"
const wordCharacter = /[\p{L}\p{N}]/u
const address = /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/

/** Finds the quotations of a text. An address in quotes stays readable in the shadow. */
export function markQuotes(text: string): MarkedText {
  const quotations: Quotation[] = []
  // A mark that nothing closes from here on is not closed later either; not looking again keeps this linear.
  const unclosed = new Set<string>()
  let shadow = ''
  let position = 0
  while (position < text.length) {
    const character = text.charAt(position)
    const mayOpen = !unclosed.has(character) && opens(text, position)
    const end = mayOpen ? endOfQuotation(text, position) : undefined
    if (end === undefined) {
      if (mayOpen) unclosed.add(character)
      shadow += character === quoted ? ' ' : character
      position += 1
      continue
    }
    const content = text.slice(position + 1, end - 1)
    if (address.test(content)) shadow += ` ${content} `
    else {
      quotations.push({ start: position, end, content })
      shadow += quoted.repeat(end - position)
    }
    position = end
  }
  return { text, shadow, quotations }
}

function opens(text: string, position: number): boolean {
  const isMark = Object.hasOwn(closing, text.charAt(position))
  return isMark && !isWord(text, position - 1) && text.charAt(position + 1).trim() !== ''
}

function endOfQuotation(text: string, start: number): number | undefined {
  const open = text.charAt(start)
  const marks = closing[open] ?? ''
  if (alsoApostrophes.includes(open)) return endOfSingleQuotation(text, start, marks)
  const [end] = Array.from(marks, (mark) => text.indexOf(mark, start + 1)).filter((at) => at >= 0)
  return end === undefined ? undefined : end + 1
}

// An apostrophe inside a word never closes. One after an s may be a plural's possessive ("the boys' party"):
// it closes only if no later mark does, or if what follows reads like the end of the quotation.
function endOfSingleQuotation(text: string, start: number, marks: string): number | undefined {
  let possessive: number | undefined
  for (let position = start + 1; position < text.length; position += 1) {
    const character = text.charAt(position)
    const isOpening = alsoApostrophes.includes(character) && !isWord(text, position - 1)
    if (isOpening && possessive !== undefined && isWord(text, position + 1)) return possessive
    if (!marks.includes(character) || isWord(text, position + 1)) continue
    if (text.charAt(position - 1).trim() === '') continue
    if (!couldBePossessive(text, position)) return position + 1
    possessive ??= position + 1
  }
  return possessive
}

function couldBePossessive(text: string, position: number): boolean {
  if (text.charAt(position - 1).toLowerCase() !== 's') return false
  const after = text.slice(position + 1, position + 9)
  return /^ \p{L}/u.test(after) && !/^ (?:and|then|to|also|with|please)\b/i.test(after)
}

function isWord(text: string, position: number): boolean {
  return wordCharacter.test(text.charAt(position))
}
