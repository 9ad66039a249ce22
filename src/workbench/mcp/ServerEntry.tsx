import { useId, useRef, useState } from 'react'
import { mcpServers } from '../../run/mcp/mcpServers.ts'
import type { McpServerLine } from '../../run/mcp/mcpServers.ts'
import { internalProblem } from '../../run/problems.ts'
import { definitionDigest } from '../../thread/digest.ts'
import type { Problem } from '../../thread/problem.ts'
import type { ToolDefinition } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Question } from '../../ui/Question.tsx'
import { McpToolLine } from './McpToolLine.tsx'
import { SignIn } from './signIn/SignIn.tsx'
import { SignInForm } from './SignInForm.tsx'
import { needsPerson, standingWords } from './standing.ts'

/** One server: how the page stands with it, its tools, and what waits for the person's consent. */
export function ServerEntry({ line }: { readonly line: McpServerLine }) {
  const { server, standing, tools = [] } = line
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [isLeaving, setLeaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  const act = (work: () => Promise<void>): void => {
    setProblem(undefined)
    work().catch((error: unknown) => setProblem(internalProblem(error)))
  }
  /** Exactly what is on the screen. */
  const accept = (definitions: readonly ToolDefinition[]) =>
    act(async () => {
      const digests = await Promise.all(definitions.map(definitionDigest))
      await mcpServers.accept(server.id, new Set(digests))
      // The button that was pressed is gone.
      if (!(document.activeElement instanceof HTMLButtonElement)) heading.current?.focus()
    })

  const failed = standing.type === 'failed' ? standing.problem : undefined
  const open = tools.flatMap((tool) =>
    tool.type === 'accepted' || tool.type === 'unusable' ? [] : [tool.definition],
  )

  return (
    <li aria-labelledby={id} className="rounded-lg border border-line-strong px-4 py-3 text-sm">
      <h3
        id={id}
        ref={heading}
        tabIndex={-1}
        className="wrap-anywhere text-base font-semibold outline-none"
      >
        {server.name}
      </h3>
      <p className="wrap-anywhere font-mono text-xs text-ink-soft">{server.url}</p>
      <p
        role="status"
        className={`pt-1 font-medium ${needsPerson(line) ? 'text-warn' : 'text-ink-soft'}`}
      >
        {standingWords(line)}
      </p>
      {[failed, problem].map(
        (one) =>
          one && (
            <div key={one.title} className="mt-3">
              <ProblemNotice problem={one} />
            </div>
          ),
      )}
      {standing.type === 'signed-out' && (
        <SignInForm
          server={server.name}
          missing={standing.missing}
          onEntered={(headers, isKept) =>
            act(() => mcpServers.signIn(server.id, { headers, isKept }))
          }
        />
      )}
      <SignIn line={line} />
      {isLeaving ? (
        <Question
          className="mt-3"
          label={`Remove ${server.name}?`}
          yes="Remove"
          onYes={() => act(() => mcpServers.remove(server.id))}
          onKeep={() => setLeaving(false)}
        >
          <p>
            Its tools are no longer offered, waiting calls of them are given up, and what its
            headers say and your sign-in are forgotten. What its tools did stays on record.
          </p>
        </Question>
      ) : (
        <div className="mt-2 flex flex-wrap gap-2">
          {open.length > 1 && (
            <Button look="primary" onClick={() => accept(open)}>
              Accept all {open.length}
            </Button>
          )}
          <Button
            aria-label={`Reconnect ${server.name}`}
            aria-disabled={standing.type === 'connecting'}
            onClick={() => act(() => mcpServers.reconnect(server.id))}
          >
            Reconnect
          </Button>
          <Button
            look="quiet"
            aria-label={`Remove ${server.name}`}
            onClick={() => setLeaving(true)}
          >
            Remove…
          </Button>
        </div>
      )}
      {tools.length > 0 && (
        <ul aria-label={`Tools of ${server.name}`} className="mt-3 flex flex-col gap-2">
          {tools.map((tool) => (
            <McpToolLine
              key={tool.type === 'unusable' ? tool.tool : tool.definition.name}
              tool={tool}
              onAccept={(definition) => accept([definition])}
            />
          ))}
        </ul>
      )}
    </li>
  )
}
