import { changeText } from '../../thread/changes.ts'
import { nameThere } from '../../thread/sourceWords.ts'
import type { ToolDefinition } from '../../thread/toolCall.ts'
import { saidByServer } from '../../tools/mcp/hints.ts'
import type { McpTool } from '../../tools/mcp/lineUp.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { Printed } from '../../ui/Printed.tsx'
import { RiskBadge } from '../../ui/RiskBadge.tsx'
import { ThenAndNow } from '../../ui/ThenAndNow.tsx'

const badges: Readonly<Record<McpTool['type'], string>> = {
  accepted: 'Accepted',
  added: 'New: not offered before you accept it',
  changed: 'Changed: not offered before you accept it',
  gone: 'No longer there',
  unusable: 'Not offered',
}

/** One tool of a server: what it is, what the server says of it, and what is to be accepted about it. */
export function McpToolLine({
  tool,
  onAccept,
}: {
  readonly tool: McpTool
  readonly onAccept: (definition: ToolDefinition) => void
}) {
  const isFine = tool.type === 'accepted'
  const name = tool.type === 'unusable' ? tool.tool : nameThere(tool.definition)
  return (
    <li
      className={`rounded-lg border px-3 py-2 ${isFine ? 'border-line' : 'border-warn bg-warn-wash'}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 className="wrap-anywhere font-mono font-semibold">
          <ExactText text={name} />
        </h4>
        {tool.type !== 'unusable' && <RiskBadge risk={tool.definition.risk} />}
        <span className={`text-xs ${isFine ? 'text-ink-soft' : 'font-medium text-warn'}`}>
          {badges[tool.type]}
        </span>
      </div>
      {tool.type === 'unusable' && <p className="pt-1">{tool.why}</p>}
      {tool.type === 'changed' && <ThenAndNow changes={tool.changes.map(changeText)} />}
      {(tool.type === 'accepted' || tool.type === 'added') && (
        <Definition definition={tool.definition} />
      )}
      {tool.type !== 'accepted' && tool.type !== 'unusable' && (
        <Button
          className="mt-2"
          aria-label={`${words[tool.type]}${tool.type === 'added' ? '' : ' of'} ${name}`}
          onClick={() => onAccept(tool.definition)}
        >
          {words[tool.type]}
        </Button>
      )}
    </li>
  )
}

const words = {
  added: 'Accept',
  changed: 'Accept the change',
  gone: 'Accept the end',
} as const

function Definition({ definition }: { readonly definition: ToolDefinition }) {
  const { source, description, parameters, name } = definition
  const said = saidByServer(source)
  const title = typeof source === 'object' && source.type === 'mcp' ? source.title : undefined
  return (
    <div className="grid gap-1 pt-1">
      {title !== undefined && (
        <p>
          Title: “<ExactText text={title} />”
        </p>
      )}
      <p className="text-ink-soft">
        <ExactText text={description} />
      </p>
      {said !== undefined && (
        <p className="text-xs text-ink-soft">“{said}”. That is only a hint.</p>
      )}
      <details className="text-xs text-ink-soft">
        <summary className="w-fit py-1">Its arguments, and its name for the model</summary>
        <p className="font-mono wrap-anywhere">{name}</p>
        <Printed
          text={JSON.stringify(parameters, null, 2)}
          className="mt-1 border border-line bg-surface text-ink"
        />
      </details>
    </div>
  )
}
