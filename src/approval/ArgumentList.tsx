import { ExactText } from '../ui/ExactText.tsx'
import { CodeText } from './code/CodeText.tsx'
import type { ShownArguments } from './argumentsOf.ts'
import type { Contrast } from './contrast.ts'
import { ContrastMark, LeftOut } from './ContrastMark.tsx'
import { HiddenNotice } from './HiddenNotice.tsx'
import { counted } from './words.ts'

const shortValue = 40
const longValue = 200
const longCall = 500

/** Every argument of a call, in full and as text, with marks on what is not as in the last call of its kind. */
export function ArgumentList({
  shown,
  contrast,
}: {
  readonly shown: ShownArguments
  readonly contrast?: Contrast | undefined
}) {
  const { list, hidden, characters } = shown
  return (
    <section aria-label="Arguments">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs font-semibold tracking-wide text-ink-soft">
        {list.length === 0 ? 'This call has no arguments' : counted(list.length, 'argument')}
        {characters > longCall && (
          <span className="font-normal tabular-nums">{counted(characters, 'character')}</span>
        )}
      </h3>
      <div className="mt-2 empty:hidden">
        <HiddenNotice count={hidden} effect="would run as it is" />
        <LeftOut contrast={contrast} />
      </div>
      <dl className="mt-2 divide-y divide-line rounded-lg border border-line bg-sunken empty:hidden">
        {list.map(({ key, meaning, type, text, isCode }) => (
          <div
            key={key}
            className={`px-3 py-2 ${isShort(text) ? 'gap-x-4 sm:grid sm:grid-cols-[2fr_3fr]' : ''}`}
          >
            <dt className="flex flex-wrap items-baseline gap-x-2.5 text-sm">
              <ExactText text={key} className="font-mono font-semibold" />
              <span className="text-xs text-ink-soft">
                {type}
                {text.length > longValue && ` · ${counted(text.length, 'character')}`}
              </span>
              {contrast?.changed.has(key) && <ContrastMark than="last time" />}
            </dt>
            {meaning !== undefined && (
              <dd className="text-xs text-ink-soft sm:col-start-1">
                <ExactText text={meaning} />
              </dd>
            )}
            <dd
              className={`font-mono text-[0.8125rem] leading-relaxed ${isShort(text) ? 'sm:col-start-2 sm:row-span-2 sm:row-start-1' : 'mt-1'}`}
            >
              {isCode ? <CodeText text={text} /> : <ExactText text={text} areBreaksMarked />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function isShort(text: string): boolean {
  return text.length <= shortValue && !text.includes('\n')
}
