import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { Rule } from '../policy/rules.ts'
import { admits } from '../thread/admits.ts'
import { callDigest } from '../thread/digest.ts'
import type { RunMode, ThreadEvent } from '../thread/events.ts'
import { apply } from '../thread/fold.ts'
import { NotAdmitted } from '../thread/notAdmitted.ts'
import { ProblemError } from '../thread/problem.ts'
import type { Problem } from '../thread/problem.ts'
import { nothingToPreview } from '../thread/preview.ts'
import { openCall, pendingCalls } from '../thread/selectors.ts'
import { emptyThread } from '../thread/thread.ts'
import type { Thread } from '../thread/thread.ts'
import type { CallId, Decision } from '../thread/toolCall.ts'
import type { Mail } from '../tools/mail.ts'
import type { Note } from '../tools/note.ts'
import type { MailTable, NoteTable, Tool } from '../tools/tool.ts'
import type { ChainPorts } from './ports.ts'
import { previewOf } from './previewOf.ts'

/** The world of a chain in a test: a journal in memory, a mailbox, and a person's hands. */
export interface MemoryWorld {
  readonly ports: ChainPorts
  readonly events: ThreadEvent[]
  readonly mails: Map<string, Mail>
  /** The calls for which the person was asked to press a button, with what had happened last by then. */
  readonly pressed: { readonly call: CallId; readonly after: ThreadEvent['type'] | undefined }[]
  readonly rules: Map<string, Rule>
  readonly stopper: AbortController
  readonly record: (...events: ThreadEvent[]) => Promise<Thread>
  /** Presents and decides the pending calls, in order, one decision each. */
  readonly decide: (...decisions: readonly Decision[]) => Promise<void>
  /** Resolves once calls wait. */
  readonly untilPending: () => Promise<void>
}

/** The timers of such a world. */
export const after: ChainPorts['after'] = (milliseconds, ring) => {
  const timer = setTimeout(ring, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

/** Makes such a world. `writes` may veto an event before it is stored, as a failing disk would. */
export function memoryWorld(
  model: BaseChatModel,
  tools: ReadonlyMap<string, Tool>,
  {
    mode = 'agent',
    writes = () => undefined,
  }: { readonly mode?: RunMode; readonly writes?: (event: ThreadEvent) => void } = {},
): MemoryWorld {
  let thread = emptyThread('thread')
  const events: ThreadEvent[] = []
  const mails = new Map<string, Mail>()
  const notes = new Map<string, Note>()
  const pressed: { call: CallId; after: ThreadEvent['type'] | undefined }[] = []
  const rules = new Map<string, Rule>()
  const listeners = new Set<() => void>()
  const stopper = new AbortController()

  const record: ChainPorts['record'] = async (added, uses = []) => {
    await Promise.resolve()
    for (const { before } of uses) {
      if (rules.get(before.id) !== before) throw new NotAdmitted('call-decided')
    }
    for (const { after } of uses) rules.set(after.id, after)
    for (const event of added) {
      if (!admits(thread, event)) throw new NotAdmitted(event.type)
      writes(event)
      const seq = thread.seq + 1
      thread = apply(thread, { threadId: 'thread', seq, at: seq, previousHash: '', event })
      events.push(event)
    }
    for (const listener of listeners) listener()
    return thread
  }

  const ports: ChainPorts = {
    thread: () => thread,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record,
    rules: async () => [...rules.values()],
    async runWith({ id, digest }, effect, ruled) {
      const started: ThreadEvent = { type: 'call-started', call: id, digest }
      if (!admits(thread, started)) throw new NotAdmitted(started.type)
      const inside = new Map(mails)
      const notesInside = new Map(notes)
      const outcome = await effect({
        mails: mailsIn(inside),
        notes: notesIn(notesInside),
        workspace: noWorkspace,
      })
      const gate = ruled ? { gate: ruled.gate } : {}
      const reached = await record(
        [started, { type: 'call-finished', call: id, outcome, ...gate }],
        ruled && [ruled.use],
      )
      mails.clear()
      for (const [key, mail] of inside) mails.set(key, mail)
      notes.clear()
      for (const [key, note] of notesInside) notes.set(key, note)
      return reached
    },
    look: (at) => at({ mails: mailsIn(mails), notes: notesIn(notes), workspace: noWorkspace }),
    workspace: noWorkspace,
    showProgress: () => undefined,
    askPerson: () => Promise.resolve({ type: 'cancel' }),
    press: async (call) => {
      pressed.push({ call, after: events.at(-1)?.type })
    },
    connect: async () => ({ model, origin: { provider: 'custom', model: 'scripted' }, mode }),
    waitAfter: () => undefined,
    explain: (error): Problem =>
      error instanceof ProblemError
        ? error.problem
        : { kind: 'internal', title: String(error), meaning: '', remedy: '' },
    show: () => undefined,
    tools,
    signal: stopper.signal,
    now: () => 1_000_000,
    after,
  }

  const present = async (id: CallId, decision: Decision) => {
    const proposed = openCall(thread, id)
    if (proposed?.status !== 'pending') throw new Error('Nothing to present.')
    const call =
      decision.type === 'edit'
        ? { ...proposed, args: decision.editedAction.args, revision: proposed.revision + 1 }
        : proposed
    const tool = tools.get(call.name)
    const { effects } = tool ? await previewOf(tool, call.args, ports.look) : nothingToPreview
    const digest = await callDigest(call, effects)
    await record([{ type: 'call-presented', call: id, revision: call.revision, digest, effects }])
    return { digest, revision: call.revision }
  }

  return {
    ports,
    events,
    mails,
    pressed,
    rules,
    stopper,
    record: (...added) => record(added),
    async decide(...decisions) {
      const waiting = pendingCalls(thread)
      for (const [index, decision] of decisions.entries()) {
        const call = waiting[index]
        if (!call) throw new Error('Nothing to decide.')
        const { id } = call
        const { digest, revision } = await present(id, decision)
        await record([
          decision.type === 'approve' || decision.type === 'edit'
            ? { type: 'call-decided', call: id, revision, decision, digest }
            : { type: 'call-decided', call: id, revision, decision },
        ])
      }
    },
    untilPending: () =>
      new Promise((resolve) => {
        const look = () => {
          if (pendingCalls(thread).length === 0) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
  }
}

async function noWorkspace(): Promise<never> {
  throw new Error('There is no workspace.')
}

function notesIn(notes: Map<string, Note>): NoteTable {
  return {
    all: async () => [...notes.values()],
    add: async (note) => {
      notes.set(note.id, note)
    },
    remove: async (id) => {
      notes.delete(id)
    },
  }
}

function mailsIn(mails: Map<string, Mail>): MailTable {
  return {
    all: async () => [...mails.values()],
    get: async (id) => mails.get(id),
    add: async (mail) => {
      mails.set(mail.id, mail)
    },
    remove: async (id) => {
      mails.delete(id)
    },
  }
}
