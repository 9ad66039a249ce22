import { TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import type { RuleDraft } from '../policy/rules.ts'
import { sentence } from '../policy/sentence.ts'
import type { Viewpoint } from '../policy/sentence.ts'
import { ruleBook } from '../run/ruleBook.ts'
import type { Run } from '../run/run.ts'
import { heldCalls, isTainted } from '../thread/selectors.ts'
import type { OfferedCall } from '../thread/toolCall.ts'
import { ExactText } from '../ui/ExactText.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { trialWords } from './backTestWords.ts'
import { useForecast } from './useForecast.ts'
import type { WordedRule } from './useRuling.ts'
import { useSeenToEnd } from './useSeenToEnd.ts'
import { counted } from './words.ts'

/** The whole rule in one sentence, with what it does now and what it would have done; it tells of the rule once its end has been on the screen. */
export function RuleSummary({
  run,
  call,
  draft,
  viewpoint,
  onWorded,
}: {
  readonly run: Run
  readonly call: OfferedCall
  readonly draft: RuleDraft
  readonly viewpoint: Viewpoint
  readonly onWorded: (worded: WordedRule | undefined) => void
}) {
  const forecast = useForecast(run, call, draft)
  const words = sentence(draft, viewpoint)
  const isKnown = forecast.type === 'known'
  const trial = isKnown ? trialWords(draft, forecast.test) : undefined
  return (
    <>
      <section
        aria-label="The rule"
        // So that the keyboard brings all of it on the screen before it gets to the button.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="rounded-lg border border-line bg-sunken px-4 py-3 text-sm"
      >
        <div role="status" className="flex flex-col gap-2">
          <p>
            <span aria-hidden className="block pb-0.5 text-xs font-semibold text-ink-soft">
              The rule
            </span>
            <ExactText text={words} className="font-medium" />
          </p>
          {isKnown && forecast.also.length > 0 && (
            <p>
              It also {draft.effect === 'deny' ? 'rejects' : 'approves'}{' '}
              {counted(forecast.also.length, 'call')} that{' '}
              {forecast.also.length === 1 ? 'waits' : 'wait'} here:{' '}
              <span className="wrap-anywhere font-mono">{forecast.also.join(', ')}</span>.
            </p>
          )}
          {draft.subject === 'result' && heldCalls(run.thread.getState()).length > 1 && (
            <p className="text-ink-soft">
              The other results that are held here still wait for you.
            </p>
          )}
          {trial && <Trial {...trial} />}
          {isAskedAnyway(run, draft) && (
            <p className="text-ink-soft">
              This thread has read something from outside. While that is so, calls of this tool are
              asked about here all the same.
            </p>
          )}
        </div>
        {isKnown && <End key={words} draft={draft} onWorded={onWorded} />}
      </section>
      {forecast.type === 'failed' && <ProblemNotice problem={forecast.problem} />}
    </>
  )
}

function Trial({ text, isAgainst }: { readonly text: string; readonly isAgainst: boolean }) {
  if (!isAgainst) return <p className="text-ink-soft">{text}</p>
  return (
    <p className="flex gap-2 font-medium text-warn">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
      {text}
    </p>
  )
}

/** The last of the rule; drawn anew for each rule, so that each must be seen. */
function End({
  draft,
  onWorded,
}: {
  readonly draft: RuleDraft
  readonly onWorded: (worded: WordedRule | undefined) => void
}) {
  const [end, { isSeen }] = useSeenToEnd()
  useEffect(() => {
    if (!isSeen) return undefined
    onWorded({ draft, book: ruleBook })
    return () => {
      onWorded(undefined)
    }
  }, [isSeen, draft, onWorded])
  return <div ref={end} aria-hidden className="h-px shrink-0" />
}

function isAskedAnyway(run: Run, { effect, subject, definition: { risk } }: RuleDraft): boolean {
  const leaves = risk === 'send' || risk === 'destructive'
  return effect === 'allow' && subject === 'call' && leaves && isTainted(run.thread.getState())
}
