import { openJournal } from '../../storage/journal.ts'
import { anyThread } from '../../thread/anyThread.ts'
import type { ThreadEntry, ThreadEvent } from '../../thread/events.ts'
import { fold } from '../../thread/fold.ts'
import { summaryOf } from '../../thread/selectors.ts'

/** The events of any legal thread, with ids and digests of the length that real ones have. */
export const someEvents = (threadId: string) =>
  anyThread
    .map(({ entries }) =>
      entries.map(({ event }): ThreadEvent => {
        const text = JSON.stringify(event).replaceAll('"thread/', `"${threadId}/`)
        return JSON.parse(text, (key, value: unknown) =>
          key === 'digest' && typeof value === 'string' ? digests.get(value) : value,
        ) as ThreadEvent
      }),
    )
    .filter((events) => events.length > 0 && !JSON.stringify(events).includes('__proto__'))

const digests = new Map([
  ['seen', 'a'.repeat(64)],
  ['other', 'b'.repeat(64)],
])

/** Writes a thread as its run would, and reads it back. */
export async function journalled(
  threadId: string,
  events: readonly ThreadEvent[],
): Promise<readonly ThreadEntry[]> {
  const journal = openJournal(threadId)
  const before = await journal.read()
  await journal.append(events, { after: before.length, at: 1000 }, (entries) =>
    summaryOf(fold(threadId, [...before, ...entries])),
  )
  return journal.read()
}
