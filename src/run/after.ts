/** Calls back after so many milliseconds, unless the returned function is called first. */
export function after(milliseconds: number, ring: () => void): () => void {
  const timer = setTimeout(ring, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}
