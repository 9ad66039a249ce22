/** Hands a file of lines to the person through the browser. */
export function downloadLines(name: string, lines: readonly string[]): void {
  const parts = lines.map((line) => `${line}\n`)
  const url = URL.createObjectURL(new Blob(parts, { type: 'application/jsonl' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken its own hold by the next turn of the loop; Safari needs a little longer.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 10_000)
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
