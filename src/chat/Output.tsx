import { outputOf } from '../thread/selectors.ts'
import type { ReplyTurn } from '../thread/thread.ts'
import { CopyButton } from './CopyButton.tsx'
import { ScrollRegion } from './ScrollRegion.tsx'

/** The output of a single pass, as the how-to prints it. */
export function Output({ turn }: { readonly turn: ReplyTurn }) {
  const json = JSON.stringify(outputOf(turn), null, 2)
  return (
    <section
      aria-label="Output"
      className="mt-3 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <header className="flex items-center justify-between border-b border-line pl-4">
        <h3 className="text-sm font-medium">Output</h3>
        <CopyButton label="Copy output" text={json} />
      </header>
      <ScrollRegion label="JSON" className="max-h-96 overflow-auto">
        <pre className="w-max min-w-full px-4 py-3 font-mono text-[0.8125rem] leading-relaxed">
          {json}
        </pre>
      </ScrollRegion>
    </section>
  )
}
