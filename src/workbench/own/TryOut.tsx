import { useId, useState } from 'react'
import { parseStrictly } from '../../policy/strictArguments.ts'
import { problemText } from '../../thread/argumentProblem.ts'
import { messageOf } from '../../thread/problem.ts'
import { argumentProblems } from '../../tools/jsonSchemaTool.ts'
import { Button } from '../../ui/Button.tsx'
import { ExactText } from '../../ui/ExactText.tsx'
import { Printed } from '../../ui/Printed.tsx'
import { skeletonOf } from '../tools/skeleton.ts'
import type { Drafted } from './draft.ts'

/** What came of a try. */
type Tried =
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'value'; readonly text: string; readonly console: readonly string[] }

/** Runs the code as it stands, once, with arguments of the person's own; no model hears of it. */
export function TryOut({ drafted }: { readonly drafted: Drafted }) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const [tried, setTried] = useState<Tried>()
  const [isBusy, setBusy] = useState(false)
  const text = typed ?? skeletonOf(drafted.tool.parameters)

  const start = async (): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setTried(await attempt(drafted, text))
    setBusy(false)
  }

  return (
    <section aria-labelledby={`${id}-title`} className="rounded-lg bg-sunken p-3">
      <h3 id={`${id}-title`} className="pb-2 text-sm font-medium">
        Try it
      </h3>
      <textarea
        aria-label="Arguments to try it with (JSON)"
        value={text}
        rows={Math.min(8, text.split('\n').length + 1)}
        spellCheck={false}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        className="w-full rounded-lg border border-line-strong bg-surface px-3 py-2 font-mono text-[0.8125rem] leading-relaxed"
      />
      <Button className="mt-2" aria-disabled={isBusy} onClick={() => void start()}>
        {isBusy ? 'Running…' : 'Run once'}
      </Button>
      <div role="status" className="empty:hidden">
        {tried && !isBusy && <Outcome tried={tried} />}
      </div>
    </section>
  )
}

function Outcome({ tried }: { readonly tried: Tried }) {
  return (
    <div className="mt-3 grid gap-2 text-sm">
      {tried.type === 'value' ? (
        <>
          <p className="font-medium">The model would be given:</p>
          <Printed
            text={tried.text}
            className="max-h-60 overflow-y-auto border border-line bg-surface"
          />
        </>
      ) : (
        <p className="text-danger">
          <ExactText text={tried.why} />
        </p>
      )}
      {tried.type === 'value' && tried.console.length > 0 && (
        <>
          <p className="font-medium">Console, which only you see:</p>
          <Printed
            text={tried.console.join('\n')}
            className="max-h-60 overflow-y-auto border border-line bg-surface"
          />
        </>
      )}
    </div>
  )
}

/** What it is called, and how it is described, keeps nobody from trying it. */
async function attempt({ tool, faults }: Drafted, text: string): Promise<Tried> {
  const fault = faults.parameters ?? faults.code
  if (fault !== undefined) return { type: 'refused', why: `It can’t be run yet. ${fault}` }
  const parsed = parseStrictly(text)
  if (parsed.type === 'refused') return { type: 'refused', why: parsed.detail }
  const problems = argumentProblems(tool.parameters)(parsed.args)
  if (problems.length > 0) return { type: 'refused', why: problems.map(problemText).join('; ') }
  try {
    const { runInSandbox, failureOf } = await import('../../tools/sandbox/index.ts')
    const { signal } = new AbortController()
    const given = { args: parsed.args }
    const outcome = await runInSandbox({ code: tool.code, given }, { signal })
    if (outcome.type !== 'value') return { type: 'refused', why: failureOf(outcome).message }
    const { value = null, console } = outcome
    return { type: 'value', text: JSON.stringify(value, null, 2), console }
  } catch (error) {
    return { type: 'refused', why: messageOf(error) }
  }
}
