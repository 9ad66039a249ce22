import { lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../ui/Button.tsx'
import type { Conversation } from './conversation.ts'
import { ExampleList } from './ExampleList.tsx'
import { prepareMarkdown } from './ReplyText.tsx'

const MoreExamples = lazy(() => import('./MoreExamples.tsx'))

const examples = [
  'how many emails did i get in the last 5 days?',
  "Send sally@gmail.com an email saying 'What's up homie'",
  'Search my mail for invoice',
  "How many emails did I get in the last 5 days? And send bob@example.com an email saying 'On my way'",
] as const

/** What an empty thread shows: what this is, which model answers, and requests to start with. */
export function Introduction({ conversation }: { readonly conversation: Conversation }) {
  const { run, act } = conversation
  const [isMore, setMore] = useState(false)
  const ask = (example: string): void => {
    prepareMarkdown()
    void act(() => run.submit(example))
  }
  return (
    <div className="py-8 sm:py-16">
      <h2 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">
        The model proposes. You countersign.
      </h2>
      <p className="mt-3 max-w-prose leading-relaxed text-ink-soft">
        Every tool call is held and shown to you exactly as it would run. You approve or reject it,
        and only then it runs, here in your browser.
      </p>
      <h3 className="mt-8 text-sm font-medium">Ask, for example</h3>
      <div className="mt-2">
        <ExampleList examples={examples} onAsk={ask} />
        {isMore ? (
          <Suspense>
            <MoreExamples onAsk={ask} />
          </Suspense>
        ) : (
          <Button look="quiet" className="-ml-3" onClick={() => setMore(true)}>
            One for every other tool…
          </Button>
        )}
      </div>
      <WhoAnswers conversation={conversation} />
    </div>
  )
}

function WhoAnswers({
  conversation: { run, openSettings },
}: {
  readonly conversation: Conversation
}) {
  const { provider, model } = useStore(run.settings, (state) => state.settings)
  return (
    <p className="mt-6 text-sm text-ink-soft">
      {provider === 'demo' ? (
        <>
          Now answering: the demo, a script inside this page. It is not an AI, needs no key and
          sends nothing anywhere.{' '}
        </>
      ) : (
        <>
          Now answering: <span className="font-mono text-ink">{model || 'no model chosen'}</span> (
          {provider}).{' '}
        </>
      )}
      <button
        type="button"
        className="inline-flex min-h-11 items-center text-accent underline underline-offset-2"
        onClick={openSettings}
      >
        {provider === 'demo' ? 'Use a model with your own key' : 'Change the model'}
      </button>
    </p>
  )
}
