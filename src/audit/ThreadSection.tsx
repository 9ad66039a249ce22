import { exportThread, verifyThread } from '../run/archive/exportThreads.ts'
import type { Export, Verification } from '../run/archive/exportThreads.ts'
import type { Run } from '../run/run.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { downloadLines, fileName } from './download.ts'
import { EventList } from './EventList.tsx'
import { ExportNotice } from './ExportNotice.tsx'
import { Notice } from './Notice.tsx'
import { useLines } from './useLines.ts'
import { useTask } from './useTask.ts'

/** The record of the open thread: check it, take it with you, read it. */
export function ThreadSection({ run }: { readonly run: Run }) {
  const { lines, problem } = useLines(run)
  const check = useTask<Verification>()
  const save = useTask<Export>()
  const isEmpty = lines?.length === 0

  const exportIt = () =>
    save.start(async () => {
      const now = new Date()
      const exported = await exportThread(run.threadId, now.getTime())
      downloadLines(fileName(run.thread.getState().title, now), exported.lines)
      return exported
    })

  if (problem) return <ProblemNotice problem={problem} />
  if (!lines) return <p className="text-sm text-ink-soft">Reading the record…</p>
  return (
    <section aria-labelledby="audit-thread">
      <h3 id="audit-thread" className="font-semibold">
        This thread
      </h3>
      <p className="pt-1 pb-3 text-sm text-ink-soft">
        {isEmpty
          ? 'Nothing has happened in it yet.'
          : 'Everything that happened in it, in order, as it was stored. Each event names the hash of the one before.'}
      </p>
      {!isEmpty && (
        <>
          <div className="flex flex-wrap gap-2 pb-3">
            <Button
              aria-disabled={check.isBusy}
              onClick={() => void check.start(() => verifyThread(run.threadId))}
            >
              Verify
            </Button>
            <Button aria-disabled={save.isBusy} onClick={() => void exportIt()}>
              Export thread
            </Button>
          </div>
          {(check.value || check.problem || save.value || save.problem) && (
            <div className="-mt-3 pb-3">
              {check.value && <Verdict verification={check.value} />}
              {check.problem && <ProblemNotice problem={check.problem} />}
              {save.value && <ExportNotice exported={save.value} />}
              {save.problem && <ProblemNotice problem={save.problem} />}
            </div>
          )}
          <EventList lines={lines} />
        </>
      )}
    </section>
  )
}

function Verdict({
  verification: { verified, isVouched },
}: {
  readonly verification: Verification
}) {
  if (verified.type === 'broken') {
    return (
      <Notice tone="danger">
        <strong className="text-danger">The record is broken at event {verified.seq}.</strong>{' '}
        {verified.why} Don’t rely on it, nor on what comes after it.
      </Notice>
    )
  }
  const count = verified.entries.toLocaleString('en')
  return (
    <Notice tone="good">
      <strong className="text-good">The record is intact.</strong>{' '}
      {verified.entries === 1
        ? 'Its one event is as it was written.'
        : `All ${count} events are there, in order and as they were written.`}
      {!isVouched && ' Only for the last one nothing can vouch: no later event names it.'}
    </Notice>
  )
}
