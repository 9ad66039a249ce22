import type { Journal } from '../storage/journal.ts'
import { callDigest } from '../thread/digest.ts'
import type { ThreadEvent } from '../thread/events.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import type { Thread } from '../thread/thread.ts'
import type { ToolCall } from '../thread/toolCall.ts'
import { createRecorder } from './record.ts'
import type { Recorder } from './record.ts'

/** What a tab may do in the tests of two tabs at once. `commit` runs a call on our own data, `execute` outside, `lose` says of a running one that nobody knows its end. */
export const tabActions = [
  'present',
  'approve',
  'reject',
  'withdraw',
  'commit',
  'execute',
  'lose',
  'settle',
  'stop',
  'ask',
  'reply',
  'say',
] as const

/** See `tabActions`. */
type TabAction = (typeof tabActions)[number]

/** One thing that a tab does: what, to which call, whether the step before need not have ended, and whether the tab first hears what the other one wrote. */
export interface TabStep {
  readonly action: TabAction
  readonly pick: number
  readonly overlaps: boolean
  readonly hears: boolean
}

/** A tab without its page. */
export interface Tab {
  readonly recorder: Recorder
  /** The key of every effect outside, oldest first. */
  readonly effects: readonly string[]
  /** Does one thing, on the thread as this tab sees it; being too late is no fault. `pick` is the call. */
  readonly act: (action: TabAction, pick: number) => Promise<void>
}

/** Opens a tab on a journal. */
export function openTab(journal: Journal, opened: Thread): Tab {
  const recorder = createRecorder(
    opened,
    journal,
    () => 1000,
    () => undefined,
  )
  const effects: string[] = []
  return {
    recorder,
    effects,
    async act(action, pick) {
      try {
        await act(recorder, effects, action, pick)
      } catch (error) {
        if (!(error instanceof NotAdmitted)) throw error
      }
    },
  }
}

/** Names one try of one call. */
export function keyOf({ id, revision }: { readonly id: string; readonly revision: number }) {
  return `${id}@${revision}`
}

const result = { type: 'whole', value: null } as const
const origin = { provider: 'custom', model: 'm' }

async function act(
  recorder: Recorder,
  effects: string[],
  action: TabAction,
  pick: number,
): Promise<void> {
  const { turns, replies } = recorder.thread()
  const last = turns.at(-1)
  const calls = last?.kind === 'reply' ? last.calls : []
  const record = async (...events: readonly ThreadEvent[]): Promise<void> => {
    await recorder.record(events)
  }
  switch (action) {
    case 'stop':
      return record({ type: 'run-stopped', reason: { type: 'person' } })
    case 'say':
      return record({ type: 'user-said', text: 'More' })
    case 'ask':
      return record({ type: 'model-asked', reply: replies + 1, origin, mode: 'agent', tools: {} })
    case 'reply': {
      const message = { type: 'ai', data: { content: 'Done' } }
      return record({ type: 'model-replied', reply: replies, message })
    }
    default: {
      const call = calls[pick % Math.max(1, calls.length)]
      if (call && call.status !== 'refused') await actOn(call, action, recorder, effects)
    }
  }
}

async function actOn(
  call: Exclude<ToolCall, { status: 'refused' }>,
  action: Exclude<TabAction, 'stop' | 'say' | 'ask' | 'reply'>,
  recorder: Recorder,
  effects: string[],
): Promise<void> {
  const { id, revision } = call
  const record = async (event: ThreadEvent): Promise<void> => {
    await recorder.record([event])
  }
  switch (action) {
    case 'present': {
      return record({
        type: 'call-presented',
        call: id,
        revision,
        digest: await callDigest(call, []),
      })
    }
    case 'approve':
    case 'reject': {
      const digest = call.status === 'pending' ? call.presented?.digest : undefined
      return record({
        type: 'call-decided',
        call: id,
        revision,
        decision: { type: action },
        ...(digest === undefined ? {} : { digest }),
      })
    }
    case 'withdraw':
      return record({ type: 'decision-withdrawn', call: id })
    case 'lose':
      return record({ type: 'call-finished', call: id, outcome: { type: 'unknown', why: 'Lost.' } })
    case 'settle':
      return record({ type: 'unknown-settled', call: id, settlement: { type: 'again' } })
    case 'commit': {
      if (call.status !== 'approved') return
      await recorder.runWith(call, async ({ mails }) => {
        const mail = { id: `${keyOf(call)} ${Math.random()}`, to: keyOf(call), at: 1 }
        await mails.add({ ...mail, folder: 'sent', from: '', subject: '', body: '' })
        return { type: 'succeeded', result }
      })
      return
    }
    case 'execute': {
      if (call.status !== 'approved') return
      await record({ type: 'call-started', call: id, digest: call.digest })
      effects.push(keyOf(call))
      await record({ type: 'call-finished', call: id, outcome: { type: 'succeeded', result } })
    }
  }
}

/** The negative control: a journal that does not compare what its caller has seen with what is there. */
export function careless(journal: Journal): Journal {
  return {
    ...journal,
    async appendWith(first, effect, seen, summarise) {
      for (;;) {
        const after = (await journal.read()).length
        const outcome = await journal.appendWith(first, effect, { ...seen, after }, summarise)
        if (outcome.type === 'appended') return outcome
      }
    },
  }
}
