/** A test that proves a case: its title is the one that the contract quotes, without the numbers that it carries. */
export interface Proof {
  readonly number: number
  readonly file: string
  readonly title: string
}

const quoted = /"([^"]+)"/g
const mark = / ?\[case (\d+)\]/g

/** What a numbered line of the contract names: a file in backticks, then one or more titles in quotes. */
export function proofsIn(line: string): readonly Proof[] {
  const number = Number.parseInt(line, 10)
  return [...line.matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`((?: and| "[^"]+"|,)*)/g)].flatMap(
    ([, file = '', titles = '']) =>
      [...titles.matchAll(quoted)].map(([, title = '']) => ({ number, file, title })),
  )
}

/** What the titles in a test file claim to prove, by the numbers they carry: `[case 7]`. */
export function claimsIn(file: string, source: string): readonly Proof[] {
  const titles = source.matchAll(/(['"`])((?:\\.|(?!\1)[^\n\\])*\[case \d+\](?:(?!\1)[^\n])*)\1/g)
  return [...titles].flatMap(([, , whole = '']) => {
    const title = whole.replaceAll(mark, '')
    return [...whole.matchAll(mark)].map(([, number]) => ({ number: Number(number), file, title }))
  })
}

/** A proof in a few words. */
export function worded({ number, file, title }: Proof): string {
  return `${number}. ${file} "${title}"`
}
