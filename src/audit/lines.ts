import type { RunMode, ThreadEntry } from '../thread/events.ts'
import type { CallId } from '../thread/toolCall.ts'
import { tell } from './eventWords.ts'
import type { Actor, EventKind, Told } from './eventWords.ts'

/** One entry as the audit view shows it. */
export interface AuditLine extends Told {
  readonly entry: ThreadEntry
  /** Who did it, with the run mode where a decision was made. */
  readonly who: string
  /** The identity of the call it is about. */
  readonly call: CallId | undefined
}

const here: Record<Actor, string> = {
  person: 'You',
  rule: 'A rule of yours',
  model: 'The model',
  countersign: 'Countersign',
}

const modes: Record<RunMode, string> = { agent: 'agent mode', 'single-pass': 'single pass' }

/** Puts a whole journal into plain words. What stands before an import was done by somebody, somewhere. */
export function auditLines(entries: readonly ThreadEntry[]): readonly AuditLine[] {
  const imported = entries.findLast(({ event }) => event.type === 'thread-imported')?.seq ?? 0
  const names = new Map<CallId, string>()
  const modeOf = new Map<CallId, RunMode>()
  let mode: RunMode = 'agent'
  let proposer: Actor = 'model'
  return entries.map((entry) => {
    const { event, seq } = entry
    if (event.type === 'model-asked') ({ mode } = event)
    if (event.type === 'model-replied' || event.type === 'person-proposed')
      proposer = tell(event, noName).by
    const call = 'call' in event ? event.call : undefined
    if (event.type === 'call-offered') {
      names.set(event.call, event.name)
      modeOf.set(event.call, mode)
    }
    const words = tell(event, (id) => names.get(id) ?? 'a call')
    const told = event.type === 'call-offered' ? { ...words, by: proposer } : words
    const doer = told.by === 'person' && seq < imported ? 'A person, elsewhere' : here[told.by]
    const decidedIn = told.kind === 'decision' && call ? modeOf.get(call) : undefined
    return { ...told, entry, call, who: decidedIn ? `${doer} · ${modes[decidedIn]}` : doer }
  })
}

const noName = (): string => ''

/** What the person wants to see. */
export interface Filter {
  readonly kind: EventKind | 'all'
  readonly text: string
}

/** The lines of one kind that hold a text anywhere, raw JSON included, in any case. */
export function filtered(lines: readonly AuditLine[], { kind, text }: Filter) {
  const wanted = text.trim().toLowerCase()
  return lines.filter(
    (line) => (kind === 'all' || line.kind === kind) && (wanted === '' || holds(line, wanted)),
  )
}

function holds({ what, who, said = '', entry }: AuditLine, wanted: string): boolean {
  return `${what}\n${who}\n${said}\n${JSON.stringify(entry)}`.toLowerCase().includes(wanted)
}
