import { CopyButton } from '../CopyButton.tsx'
import { ScrollRegion } from '../ScrollRegion.tsx'

/** A code block with its language and a copy button. Wide lines scroll within it. */
export function CodeBlock({
  code,
  language,
}: {
  readonly code: string
  readonly language: string
}) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex items-center justify-between border-b border-line pl-4">
        <span className="font-mono text-xs text-ink-soft">{language || 'text'}</span>
        <CopyButton label="Copy code" text={code} />
      </div>
      <ScrollRegion label={language ? `Code, ${language}` : 'Code'} className="overflow-x-auto">
        <pre className="w-max min-w-full px-4 py-3 font-mono text-[0.8125rem] leading-relaxed">
          <code>{code}</code>
        </pre>
      </ScrollRegion>
    </div>
  )
}
