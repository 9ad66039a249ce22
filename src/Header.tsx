import { ListChecks, Mail, Menu, ScrollText, Settings, Wrench } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { SettingsStore } from './run/threadSettings.ts'
import { ModelBadge } from './settings/ModelBadge.tsx'
import { ThemeSwitch } from './settings/ThemeSwitch.tsx'
import { IconButton } from './ui/IconButton.tsx'

const button =
  'inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-lg px-2 text-sm text-ink-soft hover:bg-sunken hover:text-ink aria-expanded:bg-sunken aria-expanded:text-ink disabled:opacity-50 sm:px-3'

/** The top of the page: what this is, which model answers, and the ways to all that lies beside the conversation. */
export function Header({
  threadListId,
  settings,
  badge,
  mailboxButton,
  isMailboxOpen,
  onMailbox,
  onAudit,
  onRules,
  onTools,
  onSettings,
}: {
  readonly threadListId: string
  /** Those of the open thread, once it is open. */
  readonly settings: SettingsStore | undefined
  /** What else stands as long as it is so. */
  readonly badge: ReactNode
  readonly mailboxButton: Ref<HTMLButtonElement>
  readonly isMailboxOpen: boolean
  readonly onMailbox: () => void
  readonly onAudit: () => void
  readonly onRules: () => void
  readonly onTools: () => void
  readonly onSettings: () => void
}) {
  return (
    <header className="flex items-center border-b border-line bg-surface px-1 py-1 sm:gap-1 sm:px-2">
      <IconButton label="Threads" popoverTarget={threadListId} className="md:hidden">
        <Menu size={18} aria-hidden />
      </IconButton>
      <div className="flex min-w-0 flex-1 flex-col px-1 sm:flex-row sm:items-center sm:gap-3 sm:px-2">
        <h1 className="truncate text-xs/5 font-semibold tracking-tight min-[22rem]:text-base/5">
          Countersign
        </h1>
        {settings && <ModelBadge settings={settings} />}
      </div>
      {badge}
      <button
        ref={mailboxButton}
        type="button"
        className={button}
        aria-expanded={isMailboxOpen}
        onClick={onMailbox}
      >
        <Mail size={18} aria-hidden />
        <span className="max-sm:sr-only">Mailbox</span>
      </button>
      <button type="button" className={button} disabled={!settings} onClick={onAudit}>
        <ScrollText size={18} aria-hidden />
        <span className="max-sm:sr-only">Audit</span>
      </button>
      {/* On a narrow screen the audit leads to both. */}
      <button
        type="button"
        className={`${button} max-sm:hidden`}
        disabled={!settings}
        onClick={onTools}
      >
        <Wrench size={18} aria-hidden />
        Tools
      </button>
      <button
        type="button"
        className={`${button} max-sm:hidden`}
        disabled={!settings}
        onClick={onRules}
      >
        <ListChecks size={18} aria-hidden />
        Rules
      </button>
      <button type="button" className={button} disabled={!settings} onClick={onSettings}>
        <Settings size={18} aria-hidden />
        <span className="max-sm:sr-only">Settings</span>
      </button>
      <ThemeSwitch />
    </header>
  )
}
