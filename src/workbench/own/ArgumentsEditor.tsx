import { Tabs } from '@base-ui/react/tabs'
import { useId, useState } from 'react'
import { ArgumentFields } from './ArgumentFields.tsx'
import { inOtherWords } from './draft.ts'
import type { ArgumentsDraft } from './draft.ts'

const tab =
  'relative -mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-3 text-sm font-medium text-ink-soft aria-selected:border-accent aria-selected:text-ink'

/** The arguments of a tool, as a form or as JSON Schema; what the form can't show stays a schema. */
export function ArgumentsEditor({
  draft,
  wrong,
  onChange,
}: {
  readonly draft: ArgumentsDraft
  readonly wrong: string | undefined
  readonly onChange: (draft: ArgumentsDraft) => void
}) {
  const id = useId()
  const [isStuck, setStuck] = useState(false)

  const turnTo = (type: unknown) => {
    if (type === draft.type) return
    const turned = inOtherWords(draft)
    setStuck(turned === draft)
    onChange(turned)
  }

  return (
    <Tabs.Root value={draft.type} onValueChange={turnTo}>
      <h3 id={`${id}-title`} className="text-sm font-medium">
        Arguments
      </h3>
      <Tabs.List aria-labelledby={`${id}-title`} className="mb-3 flex border-b border-line">
        <Tabs.Tab value="form" className={tab}>
          Form
        </Tabs.Tab>
        <Tabs.Tab value="schema" className={tab}>
          JSON Schema
        </Tabs.Tab>
      </Tabs.List>
      {isStuck && (
        <p role="status" className="pb-2 text-sm text-warn">
          {draft.type === 'schema'
            ? 'The form can’t show this schema, so it stays as it is.'
            : 'Give every argument a name of its own first.'}
        </p>
      )}
      {wrong !== undefined && (
        <p id={`${id}-wrong`} role="alert" className="pb-2 text-sm font-medium text-danger">
          {wrong}
        </p>
      )}
      <Tabs.Panel value="form">
        {draft.type === 'form' && (
          <ArgumentFields
            fields={draft.fields}
            onChange={(fields) => {
              setStuck(false)
              onChange({ type: 'form', fields })
            }}
          />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="schema">
        {draft.type === 'schema' && (
          <textarea
            aria-label="Arguments (JSON Schema)"
            aria-invalid={wrong !== undefined}
            aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
            value={draft.text}
            rows={Math.min(16, draft.text.split('\n').length + 1)}
            spellCheck={false}
            onChange={({ currentTarget }) => {
              setStuck(false)
              onChange({ type: 'schema', text: currentTarget.value })
            }}
            className="w-full rounded-lg border border-line-strong bg-surface px-3 py-2 font-mono text-[0.8125rem] leading-relaxed"
          />
        )}
      </Tabs.Panel>
    </Tabs.Root>
  )
}
