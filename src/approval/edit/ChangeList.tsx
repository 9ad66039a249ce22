import { pathText } from '../../thread/changes.ts'
import type { Change } from '../../thread/changes.ts'
import type { Json } from '../../thread/json.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { changeWords } from './changeWords.ts'
import { visibleJson } from './jsonText.ts'
import { Messages } from './Messages.tsx'
import { problemText } from '../../thread/argumentProblem.ts'
import type { ArgumentProblem } from '../../thread/argumentProblem.ts'
import type { TextParts } from './wordsBetween.ts'
import { wordsBetween } from './wordsBetween.ts'

const exact = 'font-mono text-[0.8125rem]'

/** What the edit changes, argument by argument: what was proposed, and what would run instead. */
export function ChangeList({
  changes,
  problems,
}: {
  /** Nothing while the arguments can't be read. */
  readonly changes: readonly Change[] | undefined
  readonly problems: readonly ArgumentProblem[]
}) {
  return (
    <div className="flex flex-col gap-4 text-sm">
      {!changes && <p>The arguments can’t be read yet, so there is nothing to compare.</p>}
      {changes?.length === 0 && <p>No changes yet</p>}
      <Messages messages={problems.map(problemText)} />
      {changes && changes.length > 0 && (
        <ul aria-label="Changes" className="flex flex-col gap-4">
          {changes.map((change) => (
            <li key={JSON.stringify(change.path)}>
              <ChangeShown change={change} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function ChangeShown({ change: { path, before, after } }: { readonly change: Change }) {
  const between =
    typeof before === 'string' && typeof after === 'string'
      ? wordsBetween(before, after)
      : undefined
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <ExactText text={pathText(path)} className="font-mono font-semibold" />
        <span className="text-xs text-ink-soft">{changeWords(before, after)}</span>
      </p>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 rounded-lg border border-line bg-sunken px-3 py-2 leading-relaxed">
        <dt className="text-xs leading-relaxed text-ink-soft">Proposed</dt>
        <Side value={before} parts={between?.before} />
        <dt className="text-xs leading-relaxed text-ink-soft">Edited</dt>
        <Side value={after} parts={between?.after} />
      </dl>
    </>
  )
}

function Side({
  value,
  parts,
}: {
  readonly value: Json | undefined
  /** A text, divided by what differs in it. */
  readonly parts: TextParts | undefined
}) {
  if (value === undefined) return <dd className="text-[0.8125rem] text-ink-soft">nothing</dd>
  if (value === '') return <dd className="text-[0.8125rem] text-ink-soft">empty text</dd>
  const isAllNew = !parts || (parts[0] === '' && parts[2] === '')
  if (isAllNew) {
    const text = typeof value === 'string' ? value : visibleJson(value)
    return (
      <dd className={exact}>
        <ExactText text={text} />
      </dd>
    )
  }
  const [start, middle, end] = parts
  return (
    <dd className={exact}>
      <ExactText text={start} />
      <mark className="bg-accent/20 font-semibold text-ink underline decoration-2 underline-offset-2">
        <ExactText text={middle} />
      </mark>
      <ExactText text={end} />
    </dd>
  )
}
