const longest = 2000

/** A text with every character escaped that Markdown would take for a mark. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|!~&]/g, String.raw`\$&`)
    .replace(/^(\s*)([-+])(?=\s|$)/gm, String.raw`$1\$2`)
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, String.raw`$1\$2`)
}

/** A text as a block quotation, line by line as it stands, and cut if it is very long; JSON as a block of code. */
export function quotation(text: string): string {
  const json = indented(text)
  const trimmed = json ?? text.trim()
  const shown = trimmed.length > longest ? `${trimmed.slice(0, longest)}…` : trimmed
  const note = trimmed.length > longest ? `\n\n(The first ${longest} characters.)` : ''
  return (json === undefined ? quoted(shown) : fenced(shown)) + note
}

function indented(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : undefined
  } catch {
    return undefined
  }
}

function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)))
  return `${fence}json\n${text}\n${fence}`
}

function quoted(shown: string): string {
  const lines = plain(shown)
    .split(/\r?\n/)
    .map((line) => line.trim())
  return lines
    .map((line, index) =>
      // Two spaces keep a line break where the next line would otherwise join this one.
      `> ${line}${line && lines[index + 1] ? '  ' : ''}`.replace(/^> $/, '>'),
    )
    .join('\n')
}

/** A name as code. */
export function code(name: string): string {
  return `\`${name.replaceAll('`', "'")}\``
}

/** Words joined as in a sentence: "a, b and c". */
export function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1) ?? '']
    .filter((part) => part !== '')
    .join(' and ')
}
