import { useEffect, useRef } from 'react'
import { ExactText } from '../../ui/ExactText.tsx'

/** Shows JavaScript exactly as any other text, and then colours it; the colours lie over the text and change nothing of it. */
export function CodeText({ text }: { readonly text: string }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // There, colours would look like a selection.
    if (globalThis.matchMedia?.('(forced-colors: active)').matches) return undefined
    let wash: (() => void) | undefined
    let isGone = false
    import('./paint.ts').then(
      ({ paint }) => {
        if (host.current && !isGone) wash = paint(host.current, text)
      },
      () => undefined, // Uncoloured, it says the same.
    )
    return () => {
      isGone = true
      wash?.()
    }
  }, [text])
  return (
    <div ref={host}>
      <ExactText text={text} areBreaksMarked />
    </div>
  )
}
