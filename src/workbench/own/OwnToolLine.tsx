import { useId, useState } from 'react'
import type { OwnTool } from '../../tools/own/ownTool.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { Printed } from '../../ui/Printed.tsx'
import { Question } from '../../ui/Question.tsx'
import { RiskBadge } from '../../ui/RiskBadge.tsx'

/** One tool of the person's own. One that is off shows all that it is, so that it can be read before it is switched on. */
export function OwnToolLine({
  tool,
  isShadowed,
  onTurn,
  onChange,
  onRemove,
}: {
  readonly tool: OwnTool
  /** A tool of the page has its name, so there is only that one. */
  readonly isShadowed: boolean
  readonly onTurn: (isOn: boolean) => void
  readonly onChange: () => void
  readonly onRemove: () => void
}) {
  const id = useId()
  const [isLeaving, setLeaving] = useState(false)
  return (
    <li aria-labelledby={id} className="rounded-lg border border-line-strong px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="wrap-anywhere font-mono font-semibold">
          {tool.name}
        </h3>
        <RiskBadge risk={tool.risk} />
        <span className="text-xs text-ink-soft">{tool.isOn ? 'On' : 'Switched off'}</span>
      </div>
      <p className="text-ink-soft">
        <ExactText text={tool.description} />
      </p>
      {isShadowed && (
        <p className="pt-1 text-warn">
          A tool of this page has the same name and goes before it. Give yours another name.
        </p>
      )}
      {!tool.isOn && <Definition tool={tool} />}
      {isLeaving ? (
        <Question
          className="mt-3"
          label={`Remove ${tool.name}?`}
          yes="Remove"
          onYes={onRemove}
          onKeep={() => setLeaving(false)}
        >
          <p>Its code goes with it. What it did stays on record. Export it first to keep it.</p>
        </Question>
      ) : (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button aria-label={`Change ${tool.name}`} onClick={onChange}>
            Change…
          </Button>
          <Button
            aria-label={`Switch ${tool.name} ${tool.isOn ? 'off' : 'on'}`}
            onClick={() => onTurn(!tool.isOn)}
          >
            {tool.isOn ? 'Switch off' : 'Switch on'}
          </Button>
          <Button look="quiet" aria-label={`Remove ${tool.name}`} onClick={() => setLeaving(true)}>
            Remove…
          </Button>
        </div>
      )}
    </li>
  )
}

function Definition({ tool }: { readonly tool: OwnTool }) {
  return (
    <div className="mt-2 grid gap-2">
      <p className="font-medium">Its arguments</p>
      <Printed text={JSON.stringify(tool.parameters, null, 2)} className="bg-sunken" />
      <p className="font-medium">Its code</p>
      <Printed text={tool.code} className="bg-sunken" />
    </div>
  )
}
