import { use, useState } from 'react'
import type { Json } from '../../thread/json.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { StopFollowing } from '../stopFollowing.ts'
import { ExactText } from '../../ui/ExactText.tsx'

const shownCharacters = 600
const shownLines = 12

/** One labelled value in full, the label in the model's letters or in ours. A long one is folded behind its first words; nothing of it is lost. */
export function Value({
  label,
  value,
  isOurs = false,
}: {
  readonly label: string
  readonly value: Json
  /** The label is this page's word, not an argument's name. */
  readonly isOurs?: boolean
}) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const isProse = typeof value === 'string'
  return (
    <div className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
      <dt
        className={`text-xs leading-6 wrap-anywhere text-ink-soft ${isOurs ? 'font-medium' : 'font-mono'}`}
      >
        {label}
      </dt>
      <dd className={`min-w-0 leading-6 ${isProse ? '' : 'font-mono text-[0.8125rem]'}`}>
        <WholeText label={label} text={text} />
      </dd>
    </div>
  )
}

/** A text in full; a long one is folded. */
export function WholeText({ label, text }: { readonly label: string; readonly text: string }) {
  return isLong(text) ? <Folded label={label} text={text} /> : <Exact text={text} />
}

function Exact({ text }: { readonly text: string }) {
  return text === '' ? <span className="text-ink-soft">(empty)</span> : <ExactText text={text} />
}

/** Drawn when it is first opened: a result may hold a quarter of a million characters. */
function Folded({ label, text }: { readonly label: string; readonly text: string }) {
  const stopFollowing = use(StopFollowing)
  const [wasOpened, setOpened] = useState(false)
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true)
      }}
    >
      <summary
        className="text-ink-soft"
        aria-label={`${label}, ${count(text)} characters`}
        onClick={stopFollowing}
      >
        <ExactText text={`${beginning(text)}…`} />{' '}
        <span className="font-sans text-xs whitespace-nowrap text-accent">
          all {count(text)} characters
        </span>
      </summary>
      {wasOpened && (
        <ScrollRegion
          label={label}
          className="mt-2 max-h-96 overflow-y-auto rounded border border-line bg-paper px-3 py-2"
        >
          <Exact text={text} />
        </ScrollRegion>
      )}
    </details>
  )
}

/** On one line, also of what is laid out over many. */
function beginning(text: string): string {
  return text.slice(0, 200).replaceAll(/\s+/g, ' ').slice(0, 60).trim()
}

const count = (text: string) => text.length.toLocaleString('en')

function isLong(text: string): boolean {
  return text.length > shownCharacters || text.split('\n', shownLines + 1).length > shownLines
}
