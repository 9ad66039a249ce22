import type { ProblemKind } from '../thread/problem.ts'
import { Button } from '../ui/Button.tsx'
import type { Conversation } from './conversation.ts'

interface Remedy {
  readonly goOn: 'Retry' | 'Continue'
  /** The button that opens the settings, where the cause lies there. */
  readonly settings?: string
}

const remedies: Record<ProblemKind, Remedy> = {
  'no-key': { goOn: 'Continue', settings: 'Enter key · Continue' },
  'wrong-key': { goOn: 'Retry', settings: 'Enter key · Continue' },
  'key-locked': { goOn: 'Continue', settings: 'Unlock key · Continue' },
  unreachable: { goOn: 'Retry', settings: 'Check the connection' },
  'unknown-model': { goOn: 'Retry', settings: 'Choose another model' },
  'rate-limit': { goOn: 'Retry' },
  'provider-error': { goOn: 'Retry' },
  'reply-cut-off': { goOn: 'Continue' },
  'reply-malformed': { goOn: 'Continue' },
  'page-closed': { goOn: 'Continue' },
  stopped: { goOn: 'Continue' },
  storage: { goOn: 'Retry' },
  internal: { goOn: 'Retry' },
}

/** The buttons that help after a reply did not come. */
export function Remedies({
  kind,
  conversation: { run, act, openSettings },
}: {
  readonly kind: ProblemKind
  readonly conversation: Conversation
}) {
  const { goOn, settings } = remedies[kind]
  return (
    <>
      {settings && (
        <Button look="primary" onClick={openSettings}>
          {settings}
        </Button>
      )}
      <Button look={settings ? 'plain' : 'primary'} onClick={() => void act(() => run.continue())}>
        {goOn}
      </Button>
    </>
  )
}
