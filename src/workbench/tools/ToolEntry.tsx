import { useId, useState } from 'react'
import type { Run } from '../../run/run.ts'
import { shownName, sourceWords } from '../../thread/sourceWords.ts'
import type { ToolDefinition } from '../../thread/toolCall.ts'
import { saidByServer } from '../../tools/mcp/hints.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { RiskBadge } from '../../ui/RiskBadge.tsx'
import { RunByHand } from './RunByHand.tsx'

/** One tool: what it does, how risky it is, whether the model is offered it in this thread, and the way to run it oneself. */
export function ToolEntry({
  run,
  definition,
  rules,
  isOn,
  isAtRest,
  onTurn,
  onProposed,
}: {
  readonly run: Run
  readonly definition: ToolDefinition
  /** How many rules there are about it. */
  readonly rules: number
  readonly isOn: boolean
  /** Whether the thread can take a call of the person's own now. */
  readonly isAtRest: boolean
  readonly onTurn: (isOn: boolean) => void
  readonly onProposed: () => void
}) {
  const id = useId()
  const name = shownName(definition)
  const said = saidByServer(definition.source)
  const [isWording, setWording] = useState(false)
  return (
    <li className="rounded-lg border border-line-strong px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="wrap-anywhere font-mono font-semibold">
          <ExactText text={name} />
        </h3>
        <RiskBadge risk={definition.risk} />
        <span className="text-xs text-ink-soft">
          {sourceWords(definition.source)}
          {rules > 0 && ` · ${rules} ${rules === 1 ? 'rule' : 'rules'}`}
        </span>
        <label className="ml-auto flex min-h-11 items-center gap-2.5">
          <input
            type="checkbox"
            role="switch"
            aria-label={`Offer ${name} to the model in this thread`}
            checked={isOn}
            aria-checked={isOn}
            onChange={({ currentTarget }) => {
              onTurn(currentTarget.checked)
            }}
            className="size-5 shrink-0 accent-accent"
          />
          <span aria-hidden>{isOn ? 'Offered' : 'Off'}</span>
        </label>
      </div>
      <p className="text-ink-soft">
        <ExactText text={definition.description} />
      </p>
      {said !== undefined && (
        <p className="text-xs text-ink-soft">“{said}”. That is only a hint.</p>
      )}
      {isWording ? (
        <RunByHand
          run={run}
          definition={definition}
          onProposed={onProposed}
          onCancel={() => setWording(false)}
        />
      ) : (
        <Button
          className="mt-2"
          aria-label={`Run ${name} by hand…`}
          disabled={!isAtRest || !isOn}
          onClick={() => setWording(true)}
        >
          Run by hand…
        </Button>
      )}
    </li>
  )
}
