import { useEffect, useState } from 'react'
import type { Run } from '../run/run.ts'

const stillAfter = 10_000

/** Says to screen readers when a reply begins and when it is complete, never what it says token by token. */
export function Announcer({ run }: { readonly run: Run }) {
  const [words, setWords] = useState('')

  useEffect(() => {
    let reminder: ReturnType<typeof setInterval> | undefined
    const listen = run.thread.subscribe((thread, before) => {
      if (Boolean(thread.asking) === Boolean(before.asking)) return
      clearInterval(reminder)
      if (thread.asking) {
        setWords('Generating')
        reminder = setInterval(() => {
          // A live region speaks on change only.
          setWords((said) =>
            said === 'Still generating' ? 'Still generating…' : 'Still generating',
          )
        }, stillAfter)
      } else {
        setWords(thread.turns.at(-1)?.kind === 'reply' ? 'Response complete' : '')
      }
    })
    return () => {
      clearInterval(reminder)
      listen()
    }
  }, [run])

  return (
    <div aria-live="polite" aria-atomic className="sr-only">
      {words}
    </div>
  )
}
