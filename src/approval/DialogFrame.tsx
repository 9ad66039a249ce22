import type { KeyboardEvent, ReactNode, Ref, RefObject } from 'react'
import { shortcutOf } from './shortcuts.ts'
import type { Shortcut } from './shortcuts.ts'
import { useStrayClick } from '../ui/useStrayClick.ts'

/** Where a dialog about what waits stands: a sheet on a small screen, beside the conversation on a wide one. */
export const place =
  'fixed inset-x-0 bottom-0 z-50 outline-none sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-1/2 sm:w-[min(45rem,92vw)] sm:-translate-x-1/2 sm:-translate-y-1/2 xl:bottom-6 xl:left-auto xl:right-6 xl:top-auto xl:w-[34rem] xl:translate-0 2xl:w-[40rem]'

/** The frame of a dialog about what waits: its keys act from anywhere in it, each has its button too, and the second half of a double click that changed the `view` is no answer. */
export function DialogFrame({
  isDestructive = false,
  view,
  body,
  onShortcut,
  children,
}: {
  readonly isDestructive?: boolean
  /** Tells by its change that other buttons stand where the last ones stood. */
  readonly view: unknown
  /** What the keys scroll. */
  readonly body: RefObject<HTMLElement | null>
  /** Never called for a key that is held. */
  readonly onShortcut: (shortcut: Shortcut, event: KeyboardEvent<HTMLElement>) => void
  readonly children: ReactNode
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      tabIndex={-1}
      className={`flex max-h-dvh flex-col overflow-hidden rounded-t-2xl bg-surface text-ink shadow-2xl outline-none sm:max-h-[92dvh] sm:rounded-2xl xl:max-h-[calc(100dvh-3rem)] [@media(max-height:30rem)]:overflow-y-auto ${isDestructive ? 'border-4 border-danger' : 'border border-line-strong'}`}
      onClickCapture={useStrayClick(view)}
      onKeyDown={(event) => {
        const shortcut = shortcutOf(event, body.current)
        if (!shortcut) return
        event.preventDefault()
        if (!event.repeat) onShortcut(shortcut, event)
      }}
    >
      {children}
    </div>
  )
}

/** What is to be read in the frame; it scrolls, what is around it stays. */
export function DialogBody({
  label,
  ref,
  isBusy,
  className,
  children,
}: {
  readonly label: string
  readonly ref: Ref<HTMLElement>
  /** More is to come. */
  readonly isBusy?: boolean
  readonly className: string
  readonly children: ReactNode
}) {
  return (
    <section
      ref={ref}
      aria-label={label}
      aria-busy={isBusy}
      // Scrolled with the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={`min-h-0 overflow-y-auto overscroll-contain px-5 -outline-offset-2 [@media(max-height:30rem)]:shrink-0 [@media(max-height:30rem)]:overflow-visible ${className}`}
    >
      {children}
    </section>
  )
}

/** What can be answered, always in sight. */
export function DialogFooter({ children }: { readonly children: ReactNode }) {
  return (
    <footer className="flex shrink-0 flex-col gap-3 border-t border-line px-5 pb-[max(1rem,env(safe-area-inset-bottom))] pt-3">
      {children}
    </footer>
  )
}
