import type { ReactNode } from 'react'
import type { Rule } from '../../policy/rules.ts'
import { ExactText } from '../../ui/ExactText.tsx'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Where a rule holds, since when, until when and how often still. */
export function RuleFacts({
  rule: { threadId, createdAt, expiresAt, usesLeft },
  title,
}: {
  readonly rule: Rule
  /** That of its thread. */
  readonly title: string | undefined
}) {
  return (
    <dl className="grid gap-x-6 gap-y-1 pt-2 text-xs text-ink-soft sm:flex sm:flex-wrap">
      <Fact name="Where">
        {threadId === undefined ? (
          'every thread'
        ) : title === undefined ? (
          'a thread that is gone'
        ) : (
          <>
            “<ExactText text={title} />”
          </>
        )}
      </Fact>
      <Fact name="Made">
        <Moment at={createdAt} />
      </Fact>
      <Fact name="Ends">
        {expiresAt === undefined ? 'when you revoke it' : <Moment at={expiresAt} />}
      </Fact>
      <Fact name="Uses left">
        {usesLeft === undefined ? 'no limit' : usesLeft.toLocaleString('en')}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="shrink-0">{name}:</dt>
      <dd className="min-w-0 text-ink">{children}</dd>
    </div>
  )
}

function Moment({ at }: { readonly at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{moment.format(at)}</time>
}
