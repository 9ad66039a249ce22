import { changesBetween, pathText } from '../../thread/changes.ts'
import type { Change } from '../../thread/changes.ts'
import type { Json } from '../../thread/json.ts'
import type { OfferedCall, RuleMark } from '../../thread/toolCall.ts'
import { ExactText } from '../../ui/ExactText.tsx'
import { RevokeRule } from './RevokeRule.tsx'
import { WholeText } from './Value.tsx'

/** Who else had a hand in a call: the person who changed its arguments, the rules that decided. */
export default function Provenance({
  call: { args, proposedArgs, rule, releasedBy, withheldBy },
}: {
  readonly call: OfferedCall & {
    readonly rule?: RuleMark
    readonly releasedBy?: RuleMark
    readonly withheldBy?: RuleMark
  }
}) {
  const changes = proposedArgs ? changesBetween(proposedArgs, args) : []
  return (
    <div className="grid gap-2">
      {changes.length > 0 && (
        <section className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
          <h4 className="text-xs leading-6 font-medium text-ink-soft">You changed</h4>
          <ul className="grid min-w-0 gap-2">
            {changes.map((change) => (
              <ChangeLine key={pathText(change.path)} change={change} />
            ))}
          </ul>
        </section>
      )}
      {rule && <Ruled how="Decided" rule={rule} />}
      {releasedBy && <Ruled how="Released" rule={releasedBy} />}
      {withheldBy && <Ruled how="Withheld" rule={withheldBy} />}
    </div>
  )
}

const shortText = 40

function ChangeLine({ change: { path, before, after } }: { readonly change: Change }) {
  const name = pathText(path)
  const [old, now] = [textOf(before), textOf(after)]
  const isStacked = [old, now].some((text = '') => text.length > shortText || text.includes('\n'))
  return (
    <li className={`leading-6 ${isStacked ? 'grid justify-items-start gap-1' : ''}`}>
      <span className="text-ink-soft">
        <ExactText text={name} className="font-mono text-xs" />
        {': '}
      </span>
      <Side as="del" label={`${name}, as proposed`} text={old} />
      <span aria-hidden className={`text-ink-soft ${isStacked ? 'leading-none' : 'px-1.5'}`}>
        {isStacked ? '↓' : '→'}
      </span>
      <span className="sr-only"> changed to </span>
      <Side as="ins" label={`${name}, as edited`} text={now} />
    </li>
  )
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

const sides = {
  del: 'rounded bg-danger-wash px-1 text-ink decoration-danger',
  ins: 'rounded bg-good-wash px-1 text-ink decoration-good',
} as const

function Side({
  as: Element,
  label,
  text,
}: {
  readonly as: 'del' | 'ins'
  readonly label: string
  readonly text: string | undefined
}) {
  if (text === undefined) return <span className="text-ink-soft">(nothing)</span>
  return (
    <Element className={sides[Element]}>
      <WholeText label={label} text={text} />
    </Element>
  )
}

function Ruled({
  how,
  rule,
}: {
  readonly how: 'Decided' | 'Released' | 'Withheld'
  readonly rule: RuleMark
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4">
      <p className="min-w-0 flex-1 basis-60">
        <span className="text-ink-soft">{how} by your rule:</span>{' '}
        <ExactText text={rule.sentence} />
      </p>
      <RevokeRule rule={rule} />
    </div>
  )
}
