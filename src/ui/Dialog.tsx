import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton.tsx'

/** A modal dialog with a title, a scrolling body and a close button; a full-width sheet on a small screen. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  initialFocus,
  keepsWhatWasEntered = false,
  isWide = false,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly footer?: ReactNode
  /** Where the focus goes first; otherwise to the close button. */
  readonly initialFocus?: () => HTMLElement | null
  /** A click beside the dialog does not close it. */
  readonly keepsWhatWasEntered?: boolean
  readonly isWide?: boolean
}) {
  return (
    <BaseDialog.Root
      open
      disablePointerDismissal={keepsWhatWasEntered}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-sunken/70" />
        <BaseDialog.Popup
          {...(initialFocus ? { initialFocus } : {})}
          className={`fixed inset-x-0 bottom-0 z-50 flex max-h-dvh flex-col rounded-t-2xl border border-line bg-surface text-ink shadow-2xl sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-1/2 sm:max-h-[90dvh] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl ${isWide ? 'sm:w-[min(56rem,92vw)]' : 'sm:w-[min(40rem,92vw)]'}`}
        >
          <header className="flex items-center justify-between gap-2 border-b border-line py-2 pl-5 pr-2">
            <BaseDialog.Title className="text-base font-semibold">{title}</BaseDialog.Title>
            <BaseDialog.Close render={<IconButton label="Close" />}>
              <X size={18} aria-hidden />
            </BaseDialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-3 border-t border-line px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
