/** Calls back once what is in the document now has been painted; returns how to call it off. */
export function afterPaint(callback: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(callback)
  })
  return () => {
    cancelAnimationFrame(frame)
  }
}
