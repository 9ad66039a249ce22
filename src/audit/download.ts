import { saveFile } from '../ui/saveFile.ts'

/** Hands a file of lines to the person through the browser. */
export function downloadLines(name: string, lines: readonly string[]): void {
  saveFile(
    name,
    lines.map((line) => `${line}\n`),
    'application/jsonl',
  )
}

/** A file name that says what is in it and of what day it is. */
export function fileName(what: string, now: Date): string {
  const slug = what
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
  return `countersign-${slug || 'thread'}-${now.toISOString().slice(0, 10)}.jsonl`
}
