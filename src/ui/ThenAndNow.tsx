import { ExactText } from './ExactText.tsx'

/** What differs between how something was and how it is: where, and both sides as exact text; a side that is missing had nothing there. */
export function ThenAndNow({
  changes,
}: {
  readonly changes: readonly {
    readonly at: string
    readonly before?: string | undefined
    readonly after?: string | undefined
  }[]
}) {
  return (
    <dl className="flex flex-col gap-2 pt-2">
      {changes.map(({ at, before, after }) => (
        <div key={at}>
          <dt>
            <ExactText text={at} className="font-mono text-xs font-semibold" />
          </dt>
          <Side word="Then" text={before} />
          <Side word="Now" text={after} />
        </div>
      ))}
    </dl>
  )
}

function Side({ word, text }: { readonly word: string; readonly text: string | undefined }) {
  return (
    <dd className="mt-1 flex gap-2">
      <span className="w-10 shrink-0 text-xs leading-6 text-ink-soft">{word}</span>
      {text === undefined ? (
        <span className="text-ink-soft">(nothing)</span>
      ) : (
        <span className="min-w-0 flex-1 rounded border border-line bg-surface px-2 py-0.5 font-mono text-[0.8125rem]">
          <ExactText text={text} />
        </span>
      )}
    </dd>
  )
}
