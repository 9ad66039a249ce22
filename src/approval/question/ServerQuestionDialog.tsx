import { useStore } from 'zustand'
import type { Run } from '../../run/run.ts'
import { askingCalls } from '../../thread/selectors.ts'
import { ServerQuestionForm } from './ServerQuestionForm.tsx'

/** Where a person answers what the server of a running call asks; nothing while none does. */
export function ServerQuestionDialog({ run }: { readonly run: Run }) {
  const call = useStore(run.thread, (thread) => askingCalls(thread)[0])
  const question = call?.asked?.question
  if (!call || !question) return null
  // A question that follows another is a new one.
  return (
    <ServerQuestionForm
      key={`${call.id} ${JSON.stringify(question)}`}
      run={run}
      call={call}
      question={question}
    />
  )
}
