import { idle } from './attention.ts'
import type { Attention } from './attention.ts'

/** Watches what the person is doing in the page. */
export interface AttentionWatch {
  now(): Attention
  /** The text that was typed is sent: its keystrokes no longer count. */
  sent(): void
  close(): void
}

/** Starts to watch the page; `changed` hears of every input and every move of the focus. */
export function watchAttention(changed: () => void): AttentionWatch {
  let { isComposing, lastInputAt } = idle
  const watching = new AbortController()
  const listen = (type: string, heard: () => void): void => {
    const listener = (): void => {
      heard()
      changed()
    }
    document.addEventListener(type, listener, { capture: true, signal: watching.signal })
  }

  const typed = (): void => {
    lastInputAt = performance.now()
  }
  listen('input', typed)
  listen('compositionstart', () => {
    isComposing = true
    typed()
  })
  listen('compositionend', () => {
    isComposing = false
    typed()
  })
  listen('focusin', () => {})
  listen('focusout', () => {
    isComposing = false
  })

  return {
    now: () => ({ isInEditable: isEditable(document.activeElement), isComposing, lastInputAt }),
    sent() {
      lastInputAt = idle.lastInputAt
      changed()
    },
    close: () => {
      watching.abort()
    },
  }
}

const withoutText = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color'])

function isEditable(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !withoutText.has(element.type)
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLElement && element.isContentEditable
}
