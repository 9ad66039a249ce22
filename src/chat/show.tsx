import { cleanup, render } from '@testing-library/react'
import { onTestFinished, vi } from 'vitest'
import { Chat } from './Chat.tsx'
import type { Story } from './story.ts'

/** Draws a story's conversation in jsdom, which has neither sizes nor sight. */
export function show({ run, asked }: Story) {
  class Blind {
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Blind)
  vi.stubGlobal('IntersectionObserver', Blind)
  Element.prototype.scrollIntoView = () => {}
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  onTestFinished(cleanup)
  const chat = (
    <Chat
      run={run}
      onReview={(call) => asked.push(`review ${call}`)}
      onOpenSettings={() => asked.push('open settings')}
    />
  )
  return render(chat)
}
