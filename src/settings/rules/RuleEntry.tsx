import { useState } from 'react'
import { sentence } from '../../policy/sentence.ts'
import { ruleBook } from '../../run/ruleBook.ts'
import type { RuleLine } from '../../run/ruleBook.ts'
import type { LiveTool } from '../../run/liveTools.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { isFramed } from '../../ui/framed.ts'
import { takeFocus } from '../../ui/takeFocus.ts'
import { useStrayClick } from '../../ui/useStrayClick.ts'
import { DefinitionChanges } from './DefinitionChanges.tsx'
import { RuleFacts } from './RuleFacts.tsx'
import { standingOf } from './standing.ts'
import { StandingBadge } from './StandingBadge.tsx'
import { TermForm } from './TermForm.tsx'

/** One rule in the list, with all that can be done with it as it stands. */
export function RuleEntry({
  line,
  isGone,
  tool,
  viewpoint,
  now,
  titleOf,
  act,
}: {
  readonly line: RuleLine
  /** It was revoked, here or in another tab. */
  readonly isGone: boolean
  /** The tool of its name as it is now. */
  readonly tool: LiveTool | undefined
  /** The thread from which it is read. */
  readonly viewpoint: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly titleOf: (threadId: string) => string | undefined
  /** Does something and shows what failed; tells whether it worked. */
  readonly act: (work: () => Promise<unknown>) => Promise<boolean>
}) {
  const [isChanging, setChanging] = useState(false)
  const [wasTouched, setTouched] = useState(false)
  const { stored } = line
  const rule = line.type === 'rule' ? line.rule : undefined
  const words = rule ? sentence(rule, { threadId: viewpoint, now }) : undefined
  const standing = rule && standingOf(rule, tool, now)
  const stopStray = useStrayClick(`${isGone} ${standing?.type ?? ''} ${isChanging}`)
  // Another page around this one could move them under the pointer.
  const canStrengthen = !isFramed
  const revoke = () => {
    setTouched(true)
    void act(() => ruleBook.revoke(stored.id))
  }

  return (
    // The second half of a double click must not take back what the first one did.
    <li
      aria-label={words ?? 'A rule that can’t be read'}
      onClickCapture={stopStray}
      className={`rounded-lg border px-4 py-3 text-sm ${isGone ? 'border-dashed border-line' : 'border-line-strong'}`}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        {words === undefined ? (
          <p className="min-w-0 flex-1 basis-60 font-medium">
            What is stored here is not a rule that this page can read.
          </p>
        ) : (
          <p className={`min-w-0 flex-1 basis-60 ${isGone ? 'text-ink-soft' : 'font-medium'}`}>
            <ExactText text={words} />
          </p>
        )}
        <StandingBadge standing={isGone ? 'revoked' : (standing?.type ?? 'unreadable')} />
      </div>
      {rule && !isGone && <RuleFacts rule={rule} title={rule.threadId && titleOf(rule.threadId)} />}
      {!isGone && standing?.type === 'ended' && (
        <p className="pt-1 text-ink-soft">{standing.why} It decides nothing.</p>
      )}
      {!isGone && standing?.type === 'without-tool' && (
        <p className="pt-1 text-warn">There is no tool of this name any more.</p>
      )}
      {!isGone && rule && standing?.type === 'suspended' && (
        <DefinitionChanges rule={rule} changes={standing.changes} />
      )}
      <div className="flex flex-wrap gap-2 pt-2">
        {isGone && wasTouched && canStrengthen && (
          // The button that was pressed is gone; what takes it back takes its focus.
          <Button ref={takeFocus} onClick={() => void act(() => ruleBook.restore(stored))}>
            Undo
          </Button>
        )}
        {!isGone && rule && standing?.type === 'suspended' && canStrengthen && (
          <Button
            onClick={() =>
              void act(() => {
                const { definition, digest } = standing.tool
                const { id, createdAt: _, ...draft } = rule
                return ruleBook.replace(id, { ...draft, definition, definitionDigest: digest })
              })
            }
          >
            Confirm for the tool as it is now
          </Button>
        )}
        {!isGone &&
          canStrengthen &&
          (standing?.type === 'in-force' || standing?.type === 'ended') &&
          !isChanging && <Button onClick={() => setChanging(true)}>Change…</Button>}
        {!isGone && !isChanging && (
          <Button {...(wasTouched ? { ref: takeFocus } : {})} onClick={revoke}>
            {standing?.type === 'in-force' ? 'Revoke' : 'Delete'}
          </Button>
        )}
      </div>
      {!isGone && isChanging && rule && (
        <TermForm rule={rule} act={act} onDone={() => setChanging(false)} />
      )}
    </li>
  )
}
