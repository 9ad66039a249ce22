import { ExternalLink } from 'lucide-react'
import type { Mail } from '../tools/mail.ts'
import { mailtoOf } from './mailto.ts'

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** One mail: a line that opens to the whole of it. */
export function MailLine({ mail }: { readonly mail: Mail }) {
  return (
    <li className="border-b border-line">
      <details className="group">
        <summary className="list-none px-4 py-2 hover:bg-sunken group-open:bg-sunken">
          <span className="block truncate text-sm font-medium group-open:whitespace-normal group-open:break-words">
            {mail.subject || 'No subject'}
          </span>
          <span className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-soft">
            <span className="break-all">
              {mail.folder === 'sent' ? `To ${mail.to}` : `From ${mail.from}`}
            </span>
            <time dateTime={new Date(mail.at).toISOString()}>{when.format(mail.at)}</time>
          </span>
        </summary>
        <div className="space-y-3 px-4 py-3 text-sm">
          <p className="whitespace-pre-wrap break-words">{mail.body}</p>
          {mail.folder === 'sent' && (
            <a
              href={mailtoOf(mail)}
              className="inline-flex min-h-11 items-center gap-2 rounded-lg border border-line-strong px-3 font-medium hover:bg-sunken"
            >
              <ExternalLink size={15} aria-hidden />
              Open in my mail app
            </a>
          )}
        </div>
      </details>
    </li>
  )
}
