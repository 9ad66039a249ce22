import { Dialog } from '@base-ui/react/dialog'
import { Quote } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { ArgumentList } from './ArgumentList.tsx'
import { argumentsOf } from './argumentsOf.ts'
import { DialogBody, DialogFooter, DialogFrame } from './DialogFrame.tsx'
import { isFramed } from '../ui/framed.ts'
import type { HeldQueue } from './heldQueue.ts'
import { NeighbourButtons } from './NeighbourButtons.tsx'
import { leftNote } from './note.ts'
import { ResultButtons } from './ResultButtons.tsx'
import type { ResultPopupProps } from './ResultPopup.tsx'
import { ResultText } from './ResultText.tsx'
import { RuleButtons } from './RuleButtons.tsx'
import { RuleOffer } from './RuleOffer.tsx'
import { RuleStep } from './RuleStep.tsx'
import { useArming } from './useArming.ts'
import { releaseAsShown } from './useResultDecisions.ts'
import type { ResultDecisions } from './useResultDecisions.ts'
import { missingIn, useRuling } from './useRuling.ts'
import { shownName } from '../thread/sourceWords.ts'
import { WordsForm } from './WordsForm.tsx'

const whoReadsIt: Readonly<Record<HeldQueue['reader'], string>> = {
  model: 'The model reads it only if you give it.',
  'model-later': 'If you give it, the model reads it with your next message.',
  output: 'It stands in the output only if you give it.',
}

/** One result put before the person, with everything that depends on it alone; give it a `key` per call. */
export function ResultReview({
  run,
  desk,
  queue,
  note,
  onNote,
  title,
  decisions,
}: ResultPopupProps & {
  readonly title: RefObject<HTMLHeadingElement | null>
  readonly decisions: ResultDecisions
}) {
  const { call, place, size, previous, next, reader } = queue
  const { isBusy, problem } = decisions
  const body = useRef<HTMLElement>(null)
  const shownArguments = useMemo(() => argumentsOf(call), [call])
  const ruling = useRuling(run, (effect) =>
    effect === 'allow' ? releaseAsShown(run, call) : run.withhold(call.id),
  )
  const isReady = !isBusy && !isFramed && ruling.mayApprove
  const give = () => {
    if (ruling.effect) ruling.create()
    else decisions.give(call)
  }
  // Its delay keeps a second click from giving what the first one has only just brought up.
  const control = useArming('read', isReady, give, JSON.stringify(ruling.worded?.draft))

  return (
    <DialogFrame
      view={ruling.effect ?? note.isOpen}
      body={body}
      onShortcut={(shortcut, event) => {
        if (shortcut === 'confirm' && ruling.effect === 'deny') ruling.create()
        else if (shortcut === 'confirm' && note.isOpen) {
          event.currentTarget.querySelector('form')?.requestSubmit()
        } else if (shortcut === 'confirm') {
          control.begin(event, 'key')
          control.end(event, 'key')
        } else if (shortcut === 'previous' && previous) desk.open(previous.id)
        else if (shortcut === 'next' && next) desk.open(next.id)
      }}
    >
      <header className="border-b border-line px-5 pb-3 pt-3">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0 pt-1">
            <p className="text-xs font-medium tabular-nums text-ink-soft">
              Result {place} of {size}, held for you
            </p>
            <Dialog.Title
              ref={title}
              tabIndex={-1}
              className="wrap-anywhere text-lg font-semibold leading-snug outline-none"
            >
              Result of <span className="font-mono">{shownName(call.definition)}</span>
            </Dialog.Title>
          </div>
          <NeighbourButtons noun="result" previous={previous} next={next} onTurnTo={desk.open} />
        </div>
        <Dialog.Description className="mt-2 flex gap-2.5 text-sm">
          <Quote size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
          <span>
            <strong className="font-semibold">Written by others, not checked.</strong>{' '}
            <span className="text-ink-soft">
              It may hold instructions that are meant for the model. {whoReadsIt[reader]}
            </span>
          </span>
        </Dialog.Description>
      </header>
      <DialogBody label="The result" ref={body} className="flex flex-col gap-3 py-3">
        <ResultText result={call.result} />
        <details className="text-sm">
          <summary className="w-fit py-1 text-xs text-ink-soft">What was asked for</summary>
          <div className="mt-1">
            <ArgumentList shown={shownArguments} />
          </div>
        </details>
        {ruling.effect ? (
          <RuleStep
            key={ruling.effect}
            run={run}
            call={call}
            effect={ruling.effect}
            subject="result"
            onWorded={ruling.word}
          />
        ) : (
          !note.isOpen && (
            <RuleOffer subject="result" definition={call.definition} ruling={ruling} />
          )
        )}
      </DialogBody>
      <DialogFooter>
        {problem && <ProblemNotice problem={problem} />}
        {ruling.problem && <ProblemNotice problem={ruling.problem} />}
        {ruling.effect ? (
          <RuleButtons
            effect={ruling.effect}
            allow="Create rule and give"
            deny="Create rule and withhold"
            control={control}
            isReady={isReady}
            missing={missingIn(ruling, false)}
            onDeny={ruling.create}
            onBack={ruling.close}
          />
        ) : note.isOpen ? (
          <WordsForm
            label="Note"
            hint={
              reader === 'output'
                ? 'It stands in the output in the place of the result.'
                : 'The model reads it in the place of the result.'
            }
            missing="Write what is to be read in the place of the result."
            words={note.text}
            submit="Withhold with this note"
            onWords={(text) => {
              onNote({ ...note, text })
            }}
            onSubmit={() => {
              decisions.withhold(call, note.text)
            }}
            onBack={() => {
              onNote(leftNote(note))
            }}
          />
        ) : (
          <ResultButtons
            control={control}
            isReady={isReady}
            isBackFromNote={note.wasOpen}
            onWithhold={() => {
              decisions.withhold(call)
            }}
            onNote={() => {
              ruling.close()
              onNote({ ...note, isOpen: true })
            }}
            onLater={desk.later}
            onStop={decisions.stop}
          />
        )}
      </DialogFooter>
    </DialogFrame>
  )
}
