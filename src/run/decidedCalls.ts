import type { DecidedCall } from '../policy/backTest.ts'
import type { RuleSubject } from '../policy/rules.ts'
import { openJournal, readSummaries } from '../storage/journal.ts'
import { canonicalText, definitionDigest } from '../thread/digest.ts'
import type { ThreadEntry, ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { isTainted, openCall } from '../thread/selectors.ts'
import { emptyThread } from '../thread/thread.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId, OfferedCall, ToolDefinition } from '../thread/toolCall.ts'

interface Known extends Omit<DecidedCall, 'definitionDigest'> {
  readonly definition: ToolDefinition
}

/** What people have decided about calls of this tool, or about its results, in this browser: neither what a rule decided nor what came from a file. */
export async function decidedCalls(
  subject: RuleSubject,
  name: string,
): Promise<readonly DecidedCall[]> {
  const digests = new Map<string, Promise<string>>()
  const digest = (definition: ToolDefinition): Promise<string> => {
    const text = canonicalText({ ...definition })
    const computed = digests.get(text) ?? definitionDigest(definition)
    digests.set(text, computed)
    return computed
  }
  const calls: DecidedCall[] = []
  for (const { id } of await readSummaries()) {
    const entries = await openJournal(id).read()
    for (const { definition, ...known } of decidedIn(id, entries, subject)) {
      if (known.name === name) {
        calls.push({ ...known, definitionDigest: await digest(definition) })
      }
    }
  }
  return calls
}

/** Only the last decision about a call counts: an earlier one was taken back. */
function decidedIn(
  threadId: string,
  entries: readonly ThreadEntry[],
  subject: RuleSubject,
): Iterable<Known> {
  const fromFile = entries.findLastIndex(({ event }) => event.type === 'thread-imported')
  const known = new Map<CallId, Known>()
  let thread = emptyThread(threadId)
  for (const [index, entry] of entries.entries()) {
    const { event } = entry
    if (index > fromFile && 'call' in event) {
      const decision = decisionIn(event, subject)
      const call = decision && openCall(thread, event.call)
      if (decision === 'none') known.delete(event.call)
      else if (decision && call && call.status !== 'refused') {
        known.set(event.call, knownOf(thread, call, decision))
      }
    }
    thread = apply(thread, entry)
  }
  return known.values()
}

function knownOf(
  thread: Thread,
  { name, args, proposedArgs, definition }: OfferedCall,
  decision: DecidedCall['decision'],
): Known {
  return {
    name,
    definition,
    args: proposedArgs ?? args,
    threadId: thread.id,
    decision,
    isTainted: isTainted(thread),
  }
}

/** What a person decided in this event, `none` where a decision no longer counts; nothing where it is about something else. */
function decisionIn(
  event: ThreadEvent,
  subject: RuleSubject,
): DecidedCall['decision'] | 'none' | undefined {
  if (subject === 'result') {
    if (event.type === 'result-released') return 'approve'
    return event.type === 'result-withheld' ? 'reject' : undefined
  }
  if (event.type === 'decision-withdrawn') return 'none'
  if (event.type !== 'call-decided') return undefined
  return event.rule ? 'none' : event.decision.type
}
