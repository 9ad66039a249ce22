/** A fenced code block taken apart. */
export interface Fence {
  readonly language: string
  readonly code: string
}

const opening = /^ {0,3}(`{3,}|~{3,})([^\n]*)(?:\n|$)/

/** Reads a fenced code block, finished or not. */
export function readFence(text: string): Fence {
  const [line = '', marks = '', info = ''] = opening.exec(text) ?? []
  const indent = line.length - line.trimStart().length
  const rest = text.slice(line.length)
  const body = marks === '' ? rest : withoutClosing(rest, marks)
  const code = indent === 0 ? body : body.replaceAll(new RegExp(`^ {1,${indent}}`, 'gm'), '')
  return { language: info.trim().split(/\s/, 1)[0] ?? '', code }
}

function withoutClosing(rest: string, marks: string): string {
  const end = rest.trimEnd()
  const lastLine = end.slice(end.lastIndexOf('\n') + 1)
  const mark = marks.charAt(0)
  const isClosing =
    lastLine.length - lastLine.trimStart().length <= 3 &&
    lastLine.trim().length >= marks.length &&
    lastLine.trim() === mark.repeat(lastLine.trim().length)
  const body = isClosing ? end.slice(0, end.length - lastLine.length) : rest
  return body.replace(/\n$/, '')
}
