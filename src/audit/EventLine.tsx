import { useState } from 'react'
import { ExactText } from '../ui/ExactText.tsx'
import type { AuditLine } from './lines.ts'

const shownCharacters = 400

/** One event: what happened, who did it and when; the entry as it is stored is one click away. */
export function EventLine({ line }: { readonly line: AuditLine }) {
  const { entry, what, who, said, call, kind } = line
  const isData = kind === 'call'
  return (
    <li className="border-b border-line px-3 py-2 text-sm [content-visibility:auto] [contain-intrinsic-size:auto_5rem] last:border-b-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-mono text-xs text-ink-soft">{entry.seq}</span>
        <span className="min-w-0 font-medium">
          <ExactText text={what} />
        </span>
      </p>
      <p className="text-xs text-ink-soft">
        {who} · <time dateTime={isoTime(entry.at)}>{shownTime(entry.at)}</time>
        {call && (
          <>
            {' · '}
            <span className="font-mono wrap-anywhere">{call.split('/').slice(-2).join('/')}</span>
          </>
        )}
      </p>
      {said && (
        <p
          className={`mt-1 whitespace-pre-wrap wrap-anywhere ${isData ? 'font-mono text-xs' : ''}`}
        >
          <ExactText text={said.slice(0, shownCharacters)} />
          {said.length > shownCharacters && (
            <span className="text-ink-soft">
              … ({said.length.toLocaleString('en')} characters, all in the raw JSON)
            </span>
          )}
        </p>
      )}
      <RawEntry line={line} />
    </li>
  )
}

/** Drawn when it is first opened: a result may hold a quarter of a million characters. */
function RawEntry({ line: { entry } }: { readonly line: AuditLine }) {
  const [wasOpened, setOpened] = useState(false)
  return (
    <details
      className="mt-1"
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true)
      }}
    >
      <summary
        className="w-fit py-1 text-xs text-ink-soft"
        aria-label={`Raw JSON of event ${entry.seq}`}
      >
        Raw JSON
      </summary>
      {wasOpened && (
        <pre
          tabIndex={0}
          aria-label={`Event ${entry.seq} as stored`}
          className="max-h-80 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs"
        >
          <ExactText text={JSON.stringify(entry, null, 2)} />
        </pre>
      )}
    </details>
  )
}

function shownTime(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
}

function isoTime(at: number): string {
  return new Date(at).toISOString()
}
