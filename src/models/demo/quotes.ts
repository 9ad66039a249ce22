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
  let shadow = ''
  let position = 0
  while (position < text.length) {
    const end = endOfQuotation(text, position)
    if (end === undefined) {
      const character = text.charAt(position)
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

function endOfQuotation(text: string, start: number): number | undefined {
  const open = text.charAt(start)
  const marks = closing[open]
  if (marks === undefined || isWord(text, start - 1) || text.charAt(start + 1).trim() === '')
    return undefined
  if (alsoApostrophes.includes(open)) return endOfSingleQuotation(text, start, marks)
  for (let position = start + 1; position < text.length; position += 1)
    if (marks.includes(text.charAt(position))) return position + 1
  return undefined
}

// An apostrophe inside a word never closes. One after an s may be a plural's possessive ("the boys' party"):
// it closes only if no later mark does, or if what follows reads like the end of the quotation.
function endOfSingleQuotation(text: string, start: number, marks: string): number | undefined {
  let possessive: number | undefined
  for (let position = start + 1; position < text.length; position += 1) {
    const character = text.charAt(position)
    const opens = alsoApostrophes.includes(character) && !isWord(text, position - 1)
    if (opens && possessive !== undefined && isWord(text, position + 1)) return possessive
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
