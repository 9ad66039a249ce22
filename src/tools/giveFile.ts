/** Hands a file to the browser, which saves it as it saves any download. */
export function giveFile(name: string, content: Blob | string): void {
  // A type that no browser would show instead of saving it.
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its own hold on the data by then.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
}
