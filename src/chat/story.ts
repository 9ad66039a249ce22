import { createStore } from 'zustand/vanilla'
import { createLive } from '../run/live.ts'
import type { Run } from '../run/run.ts'
import type { RunMode, ThreadEvent } from '../thread/events.ts'
import { apply, fold } from '../thread/fold.ts'
import type { JsonObject } from '../thread/json.ts'
import { nothingToPreview } from '../thread/preview.ts'
import { createThreadStore } from '../thread/threadStore.ts'
import { callIdOf } from '../thread/toolCall.ts'
import type { CallId, Outcome, Risk } from '../thread/toolCall.ts'

/** A run for the tests of this room, told event by event; what the person asks of it is kept in `asked`. */
export interface Story {
  readonly run: Run
  readonly asked: string[]
  happens(...events: readonly ThreadEvent[]): void
  says(text: string): void
  /** The model is asked; the id of its reply's first call. */
  asks(mode?: RunMode): CallId
  replies(text: string): void
  offers(id: CallId, name: string, args: JsonObject, risk?: Risk): void
  finishes(id: CallId, outcome: Outcome): void
}

/** Begins a story in an empty thread. */
export function tell(threadId = 't'): Story {
  const thread = createThreadStore(fold(threadId, []))
  const asked: string[] = []
  const note = (what: string) => {
    asked.push(what)
    return Promise.resolve()
  }
  const settings: ReturnType<Run['settings']['getState']>['settings'] = {
    provider: 'demo',
    baseURL: '',
    model: 'demo-script',
    sendsKey: false,
    mode: 'agent',
  }
  const run: Run = {
    threadId,
    thread,
    live: createLive(),
    settings: createStore(() => ({
      settings,
      save: () => note('save'),
      keep: () => note('keep'),
      turnOff: () => note('turn off'),
    })),
    submit: (text, replaces) => note(`submit ${text}${replaces ? ` for ${replaces}` : ''}`),
    preview: () => Promise.resolve(nothingToPreview),
    check: () => Promise.resolve([]),
    approveAll: (calls) => note(`approve ${calls.length}`),
    applyRules: () => note('apply rules'),
    release: (call) => note(`release ${call}`),
    withhold: (call) => note(`withhold ${call}`),
    undo: (call) => note(`undo ${call}`),
    retry: (call) => note(`retry ${call}`),
    propose: () => Promise.resolve(undefined),
    turnTool: (name, isOn) => note(`turn ${name} ${isOn ? 'on' : 'off'}`),
    presentAll: (shown) => note(`present ${shown.size}`),
    present: (call) => note(`present ${call}`),
    decide: (call) => note(`decide ${call}`),
    withdraw: (call) => note(`withdraw ${call}`),
    rejectAll: (message) => note(`reject all: ${message}`),
    outcomeCheck: () => Promise.resolve(undefined),
    answerServer: (call, { type }) => note(`answer ${call} ${type}`),
    settle: (call, { type }) => note(`settle ${call} ${type}`),
    stop: () => note('stop'),
    continue: () => note('continue'),
    rename: (title) => note(`rename ${title}`),
    catchUp: () => note('catch up'),
  }

  const happens = (...events: readonly ThreadEvent[]) => {
    const { seq } = thread.getState()
    const entries = events.map((event, index) => ({
      threadId,
      seq: seq + index + 1,
      at: Date.UTC(2026, 0, 1) + (seq + index) * 1000,
      previousHash: '',
      event,
    }))
    thread.setState(entries.reduce(apply, thread.getState()), true)
  }

  return {
    run,
    asked,
    happens,
    says: (text) => {
      happens({ type: 'user-said', text })
    },
    asks: (mode = 'agent') => {
      const reply = thread.getState().replies + 1
      const origin = { provider: 'custom', model: 'test-model' }
      happens({ type: 'model-asked', reply, origin, mode, tools: {} })
      return callIdOf(threadId, reply, 0)
    },
    replies: (text) => {
      const message = { type: 'ai', data: { content: text } }
      happens({ type: 'model-replied', reply: thread.getState().replies, message })
    },
    offers: (call, name, args, risk = 'read') => {
      const definition = {
        name,
        description: '',
        parameters: {},
        risk,
        source: 'built-in',
      } as const
      happens({ type: 'call-offered', call, toolCallId: call, name, args, definition })
    },
    finishes: (call, outcome) => {
      const digest = 'seen'
      happens(
        { type: 'call-presented', call, revision: 1, digest },
        { type: 'call-decided', call, revision: 1, decision: { type: 'approve' }, digest },
        { type: 'call-started', call, digest },
        { type: 'call-finished', call, outcome },
      )
    },
  }
}
