import { Info, TriangleAlert } from 'lucide-react'
import type { Effect, Preview, PreviewNote } from '../thread/preview.ts'
import { ExactText } from '../ui/ExactText.tsx'
import type { PreviewState } from './usePreview.ts'

/** What the call would do if it ran now, in words and as the difference it makes; nothing for a tool that can't tell. */
export function CallPreview({ state }: { readonly state: PreviewState }) {
  if (state.type === 'looking') return null
  if (state.type === 'failed') {
    return (
      <p className="rounded-lg border border-danger bg-danger-wash px-3 py-2 text-sm">
        <strong className="text-danger">What it would do can’t be told.</strong>{' '}
        <ExactText text={state.why} /> It can be rejected, and it can’t be approved.
      </p>
    )
  }
  const { effects, notes } = state.preview
  if (effects.length === 0 && notes.length === 0) return null
  return (
    <section aria-label="What will happen" className="flex flex-col gap-2">
      <h3 className="text-xs font-semibold tracking-wide text-ink-soft">What will happen</h3>
      <PreviewContent preview={state.preview} />
    </section>
  )
}

/** What a preview tells, note by note and effect by effect. */
export function PreviewContent({ preview: { effects, notes } }: { readonly preview: Preview }) {
  return (
    <>
      {notes.map((note) => (
        <Note key={note.text} note={note} />
      ))}
      {effects.map((effect) => (
        <EffectView key={effect.summary} effect={effect} />
      ))}
    </>
  )
}

function Note({ note: { weight, text } }: { readonly note: PreviewNote }) {
  const Icon = weight === 'warning' ? TriangleAlert : Info
  const look = weight === 'warning' ? 'rounded-lg border border-warn bg-warn-wash px-3 py-2' : ''
  return (
    <p className={`flex gap-2.5 text-sm ${look}`}>
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
      <ExactText text={text} />
    </p>
  )
}

function EffectView({ effect: { summary, before, after } }: { readonly effect: Effect }) {
  const isChange = before !== undefined && after !== undefined
  return (
    <figure className="text-sm">
      <figcaption>
        <ExactText text={summary} />
      </figcaption>
      {before !== undefined && <Side word={isChange ? 'Before' : 'Removed'} text={before} />}
      {after !== undefined && <Side word={isChange ? 'After' : undefined} text={after} />}
    </figure>
  )
}

function Side({ word, text }: { readonly word: string | undefined; readonly text: string }) {
  return (
    <div className="mt-1">
      {word && <span className="text-xs text-ink-soft">{word}</span>}
      <div className="rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem] leading-relaxed">
        <ExactText text={text} />
      </div>
    </div>
  )
}
