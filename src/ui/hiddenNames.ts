const wellKnown = new Map<number, string>([
  [0x00, 'null'],
  [0x07, 'bell'],
  [0x08, 'backspace'],
  [0x0b, 'vertical tab'],
  [0x0c, 'form feed'],
  [0x0d, 'carriage return'],
  [0x1b, 'escape'],
  [0x7f, 'delete'],
  [0x85, 'next line'],
  [0xa0, 'no-break space'],
  [0xad, 'soft hyphen'],
  [0x034f, 'combining grapheme joiner'],
  [0x061c, 'Arabic letter mark'],
  [0x115f, 'Hangul choseong filler'],
  [0x1160, 'Hangul jungseong filler'],
  [0x1680, 'Ogham space mark'],
  [0x180e, 'Mongolian vowel separator'],
  [0x2007, 'figure space'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x202f, 'narrow no-break space'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
  [0x2800, 'blank Braille pattern'],
  [0x3000, 'ideographic space'],
  [0x3164, 'Hangul filler'],
  [0xfe0e, 'text variation selector'],
  [0xfe0f, 'emoji variation selector'],
  [0xfeff, 'byte order mark'],
  [0xffa0, 'halfwidth Hangul filler'],
  [0xfffc, 'object replacement character'],
  [0xe0001, 'language tag'],
  [0xe0020, 'tag space'],
  [0xe007f, 'cancel tag'],
])

const families: readonly (readonly [RegExp, string])[] = [
  [/\p{Cs}/u, 'lone surrogate'],
  [/\p{Noncharacter_Code_Point}/u, 'noncharacter'],
  [/\p{Co}/u, 'private use'],
  [/\p{Variation_Selector}/u, 'variation selector'],
  [/\p{Zs}/u, 'unusual space'],
  [/\p{Cc}/u, 'control character'],
  [/\p{Cf}/u, 'format character'],
]

/** What a character that would not be seen is called, in words. */
export function nameOfHidden(codePoint: number): string {
  const known = wellKnown.get(codePoint)
  if (known !== undefined) return known
  const character = String.fromCodePoint(codePoint)
  if (codePoint >= 0xe0020 && codePoint <= 0xe007e) {
    return `tag ${String.fromCharCode(codePoint - 0xe0000)}`
  }
  return families.find(([family]) => family.test(character))?.[1] ?? 'invisible character'
}
