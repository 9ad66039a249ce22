import { refusedLimit, stepLimit } from '../thread/nextStep.ts'
import type { Interruption } from '../thread/nextStep.ts'
import { Button } from '../ui/Button.tsx'
import type { Conversation } from './conversation.ts'
import { UnknownOutcomes } from './UnknownOutcomes.tsx'

interface Pause {
  readonly what: string
  readonly next: string
  /** What the button says that lets the run go on. */
  readonly goOn: 'Continue' | 'Continue without knowing' | 'Continue here'
}

/** An interrupted reply speaks for itself, and an open request is not a pause. */
const pauses: Record<Interruption | 'behind', Pause | undefined> = {
  'request-open': undefined,
  'reply-interrupted': undefined,
  'step-limit': {
    what: `The model has replied ${stepLimit} times in a row with tool calls.`,
    next: 'It may be going in circles. Continue to let it go on, or say what it should do instead.',
    goOn: 'Continue',
  },
  'only-refused': {
    what: `${refusedLimit} replies in a row held only tool calls that had to be refused.`,
    next: 'Nothing of them was run. Continue to let it try again, or say what it should do instead.',
    goOn: 'Continue',
  },
  'outcome-unknown': {
    what: 'The outcome of a tool call is unknown: it may have run, or not.',
    next: 'It is not run again by itself. Look where its effect would show, then settle it; or continue, and the model is told that the outcome is unknown.',
    goOn: 'Continue without knowing',
  },
  imported: {
    what: 'This thread was imported from a file.',
    next: 'You can read it. Nothing of it runs, until you continue it here; calls that were approved elsewhere are asked again.',
    goOn: 'Continue here',
  },
  // What went missing may have gone on elsewhere: what waits here may have run.
  behind: {
    what: 'The end of this thread is missing: this browser once stored more of it.',
    next: 'A tool call that waits here may have been decided, and may have run, before that was lost. Look where its effect would show. Nothing goes on by itself until you continue.',
    goOn: 'Continue',
  },
}

/** Why the run has paused although nothing failed, with the button that lets it go on. */
export default function PauseNotice({
  conversation,
  why,
}: {
  readonly conversation: Conversation
  /** `behind`: the journal here ends before what was once written. */
  readonly why: Interruption | 'behind'
}) {
  const { run, act } = conversation
  const pause = pauses[why]
  if (!pause) return null
  const isUnknown = why === 'outcome-unknown'
  return (
    <section
      aria-label="The run has paused"
      className="my-3 rounded-lg border border-warn bg-warn-wash px-4 py-3 text-sm"
    >
      <p className="font-semibold text-warn">{pause.what}</p>
      <p className="mt-1">{pause.next}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {isUnknown && <UnknownOutcomes conversation={conversation} />}
        <Button
          look={isUnknown ? 'plain' : 'primary'}
          onClick={() => void act(() => run.continue())}
        >
          {pause.goOn}
        </Button>
      </div>
    </section>
  )
}
