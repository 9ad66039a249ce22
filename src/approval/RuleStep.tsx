import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { proposals } from '../policy/proposals.ts'
import type { RuleSubject } from '../policy/rules.ts'
import { sentence } from '../policy/sentence.ts'
import { endOf, lifetimes, useLimits, usesOf } from '../policy/term.ts'
import type { Lifetime, UseLimit } from '../policy/term.ts'
import type { Run } from '../run/run.ts'
import { shownName } from '../thread/sourceWords.ts'
import { definitionDigest } from '../thread/digest.ts'
import type { OfferedCall } from '../thread/toolCall.ts'
import { Choice } from '../ui/Choice.tsx'
import { ExactText } from '../ui/ExactText.tsx'
import { RuleSummary } from './RuleSummary.tsx'
import type { RulingEffect, WordedRule } from './useRuling.ts'

const headings: Readonly<Record<RuleSubject, Readonly<Record<RulingEffect, string>>>> = {
  call: { allow: 'Always allow', deny: 'Never allow' },
  result: {
    allow: 'Always give the model what comes from',
    deny: 'Never give the model what comes from',
  },
}

/** Words a rule about calls like this one, or about their results: what it covers, how long, how often, and what that comes to. It tells of the rule once all of it is on the screen. */
export function RuleStep({
  run,
  call,
  effect,
  subject = 'call',
  onWorded,
}: {
  readonly run: Run
  readonly call: OfferedCall
  readonly effect: RulingEffect
  readonly subject?: RuleSubject
  readonly onWorded: (worded: WordedRule | undefined) => void
}) {
  const id = useId()
  const { definition, args } = call
  const [digest, setDigest] = useState<string>()
  const [place, setPlace] = useState(0)
  const [lifetime, setLifetime] = useState<Lifetime>('hour')
  const [limit, setLimit] = useState<UseLimit>('any')
  // What is on the screen must not change by itself while it is read.
  const [now, setNow] = useState(() => Date.now())
  const section = useRef<HTMLElement>(null)

  useEffect(() => {
    let isWanted = true
    void definitionDigest(definition).then((computed) => {
      if (isWanted) setDigest(computed)
    })
    return () => {
      isWanted = false
    }
  }, [definition])

  const scopes = useMemo(
    () =>
      digest === undefined
        ? []
        : proposals(effect, {
            subject,
            definition,
            definitionDigest: digest,
            args,
            threadId: run.threadId,
          }),
    [effect, subject, definition, digest, args, run.threadId],
  )
  const scope = scopes[place]
  const draft = useMemo(
    () => scope && { ...scope, ...endOf(lifetime, now), ...usesOf(limit) },
    [scope, lifetime, now, limit],
  )
  const viewpoint = { threadId: run.threadId, now }

  const isThere = scope !== undefined
  useEffect(() => {
    if (!isThere) return
    section.current?.scrollIntoView({ block: 'start' })
    section.current?.querySelector('input')?.focus({ preventScroll: true })
  }, [isThere])

  return (
    <section
      ref={section}
      aria-labelledby={`${id}-title`}
      className="-mx-5 flex scroll-mt-0 flex-col gap-3 border-t border-line-strong px-5 pt-4"
    >
      <h3 id={`${id}-title`} className="text-base font-semibold">
        {headings[subject][effect]}{' '}
        <span className="wrap-anywhere font-mono">{shownName(call.definition)}</span>
      </h3>
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-2 text-xs font-semibold text-ink-soft">
          From now on, without asking me
        </legend>
        {scopes.map((one, index) => (
          <label
            key={sentence(one, viewpoint)}
            className="flex min-h-11 cursor-pointer items-start gap-2.5 rounded-lg border border-line-strong px-3 py-2.5 text-sm has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              checked={index === place}
              onChange={() => {
                setPlace(index)
              }}
              className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
            />
            {/* Whole below, once it is chosen. */}
            <span className="line-clamp-4 min-w-0">
              <ExactText text={sentence(one, viewpoint)} />
            </span>
          </label>
        ))}
      </fieldset>
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice
          label="How long"
          value={lifetime}
          options={lifetimes}
          onChange={(chosen) => {
            setNow(Date.now())
            setLifetime(chosen)
          }}
        />
        <Choice label="How often" value={limit} options={useLimits} onChange={setLimit} />
      </div>
      {draft && (
        <RuleSummary
          run={run}
          call={call}
          draft={draft}
          viewpoint={viewpoint}
          onWorded={onWorded}
        />
      )}
    </section>
  )
}
