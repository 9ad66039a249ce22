const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Gives each id nine letters and digits of its own: itself where it is that already, and otherwise ones that follow from it alone, unless an earlier id has them. */
export function nineAlphanumerics(): (id: unknown) => string {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  return (id) => {
    const long = String(id)
    const known = given.get(long)
    if (known !== undefined) return known
    let short = /^[a-zA-Z0-9]{9}$/.test(long) ? long : hashed(long)
    for (let round = 1; taken.has(short); round += 1) short = hashed(`${long} ${round}`)
    given.set(long, short)
    taken.add(short)
    return short
  }
}

/** FNV-1a with 64 bits, of which nine characters keep 53. */
function hashed(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
  }
  return Array.from({ length: 9 }, () => {
    const digit = Number(hash % 62n)
    hash /= 62n
    return alphabet.charAt(digit)
  }).join('')
}
