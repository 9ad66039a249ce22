import type { Finding } from '../../thread/toolCall.ts'
import { Button } from '../../ui/Button.tsx'
import type { Looking } from './useCheck.ts'
import { Value } from './Value.tsx'

const words: Record<Finding['type'], string> = {
  'took-effect': 'The tool looked: the call took effect.',
  'no-effect': 'The tool looked: the call did not take effect.',
  inconclusive: 'The tool could not find out whether the call took effect.',
}

/** Lets the tool look what became of its call, and shows what it saw; to settle the call stays with the person. */
export function CheckOutcome({
  name,
  looking: { isOffered, isUnderWay, finding, look },
}: {
  readonly name: string
  readonly looking: Looking
}) {
  return (
    <div className="grid gap-2">
      {isOffered && (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" aria-disabled={isUnderWay} onClick={look}>
            Check
          </Button>
          <p className="min-w-0 flex-1 basis-52 text-ink-soft">
            {name} can look whether it took effect. Nothing is run or settled by that.
          </p>
        </div>
      )}
      <div role="status">
        {isUnderWay && <p className="text-ink-soft">Looking…</p>}
        {finding && <p className="font-medium">{words[finding.type]}</p>}
      </div>
      {finding?.type === 'took-effect' && (
        <dl>
          <Value isOurs label="What it found" value={finding.output} />
        </dl>
      )}
      {finding?.type === 'inconclusive' && (
        <dl>
          <Value isOurs label="Why" value={finding.why} />
        </dl>
      )}
    </div>
  )
}
