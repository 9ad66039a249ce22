/** Hands a file to the person through the browser. */
export function saveFile(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken its own hold by the next turn of the loop; Safari needs a little longer.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 10_000)
}
