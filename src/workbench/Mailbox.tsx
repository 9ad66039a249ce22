import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Mailbox as MailboxOfTools } from '../run/mailbox.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { MailLine } from './MailLine.tsx'
import { ResetMailbox } from './ResetMailbox.tsx'

const folders = ['inbox', 'sent'] as const
const folderLabels: Record<(typeof folders)[number], string> = { inbox: 'Inbox', sent: 'Sent' }

/** The mailbox that the tools read and write, beside the conversation, so that an effect can be seen while it happens. */
export default function Mailbox({
  mailbox,
  onClose,
}: {
  readonly mailbox: MailboxOfTools
  readonly onClose: () => void
}) {
  const mails = useStore(mailbox.store, (state) => state.mails)
  const problem = useStore(mailbox.store, (state) => state.problem)
  const [folder, setFolder] = useState<(typeof folders)[number]>('inbox')
  const title = useRef<HTMLHeadingElement>(null)
  const id = useId()

  useEffect(() => mailbox.follow(), [mailbox])
  useEffect(() => title.current?.focus(), [])

  const shown = mails?.filter((mail) => mail.folder === folder)
  const count = (of: string) => mails?.filter((mail) => mail.folder === of).length ?? 0

  return (
    <aside
      aria-labelledby={`${id}-title`}
      className="flex h-full min-h-0 flex-col border-l border-line bg-surface"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="flex items-center justify-between border-b border-line py-1 pl-4 pr-1">
        <h2 ref={title} id={`${id}-title`} tabIndex={-1} className="font-semibold outline-none">
          Mailbox
        </h2>
        <IconButton label="Close the mailbox" onClick={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </header>
      <p className="px-4 pt-3 text-sm text-ink-soft">
        A mailbox in this browser, with sample mail. What is in Sent has not left the browser unless
        you pass it on yourself.
      </p>
      <div role="group" aria-label="Folder" className="flex gap-1 px-4 py-3">
        {folders.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={folder === choice}
            onClick={() => setFolder(choice)}
            className="min-h-11 flex-1 rounded-lg border border-line px-3 text-sm text-ink-soft aria-pressed:border-line-strong aria-pressed:bg-sunken aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {folderLabels[choice]} <span className="font-normal">({count(choice)})</span>
          </button>
        ))}
      </div>
      {problem && (
        <div className="px-4 pb-3">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <ul
        aria-label={folderLabels[folder]}
        aria-busy={mails === undefined}
        className="min-h-0 flex-1 overflow-y-auto border-t border-line"
      >
        {shown?.map((mail) => (
          <MailLine key={mail.id} mail={mail} />
        ))}
      </ul>
      {shown?.length === 0 && (
        <p className="flex-1 px-4 text-sm text-ink-soft">Nothing is here yet.</p>
      )}
      <ResetMailbox onReset={() => mailbox.reset()} />
    </aside>
  )
}
