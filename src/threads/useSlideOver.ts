import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** A popover that goes away when another thread opens, or when the screen becomes wide enough to show it as a column. */
export function useSlideOver(openThreadId: string | undefined): RefObject<HTMLElement | null> {
  const slideOver = useRef<HTMLElement>(null)

  useEffect(() => {
    slideOver.current?.hidePopover?.()
  }, [openThreadId])

  useEffect(() => {
    const wide = globalThis.matchMedia?.('(min-width: 48rem)')
    const hide = () => slideOver.current?.hidePopover?.()
    wide?.addEventListener('change', hide)
    return () => wide?.removeEventListener('change', hide)
  }, [])

  return slideOver
}
