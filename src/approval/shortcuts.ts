import type { KeyboardEvent } from 'react'

/** What a key combination asks for anywhere in the dialog. Escape is the dialog's own. */
export type Shortcut = 'confirm' | 'reject' | 'previous' | 'next'

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The keys that confirm, as this computer names them. */
export const confirmKeys = isApple ? '⌘ Enter' : 'Ctrl+Enter'

/** Reads a key combination; keys that scroll are passed on to the body from where they would do nothing. */
export function shortcutOf(event: KeyboardEvent, body: HTMLElement | null): Shortcut | undefined {
  const { key, altKey, shiftKey } = event
  if (event.nativeEvent.isComposing) return undefined
  const withControl = event.ctrlKey || event.metaKey
  if (withControl && !altKey) {
    if (key === 'Enter' && !shiftKey) return 'confirm'
    if (key === 'Backspace' && shiftKey) return 'reject'
    return undefined
  }
  if (altKey && !withControl) {
    if (key === 'PageUp') return 'previous'
    if (key === 'PageDown') return 'next'
    return undefined
  }
  const isOnTitle = event.target instanceof HTMLElement && event.target.tabIndex < 0
  if (isOnTitle && body) scrollBy(key, body, shiftKey)
  return undefined
}

function scrollBy(key: string, body: HTMLElement, isBackwards: boolean): void {
  const line = 40
  const page = body.clientHeight * 0.85
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: line,
    ArrowUp: -line,
    PageDown: page,
    PageUp: -page,
    ' ': isBackwards ? -page : page,
    End: body.scrollHeight,
    Home: -body.scrollHeight,
  }
  const step = steps[key]
  if (step !== undefined) body.scrollBy({ top: step })
}
