import type { ModelParameters, ThreadEvent } from '../thread/events.ts'
import { textOf } from '../thread/selectors.ts'
import type {
  CallId,
  Decision,
  Outcome,
  RuleMark,
  ServerAnswer,
  Settlement,
  UndoOutcome,
} from '../thread/toolCall.ts'
import { cancelWords, refusalWords, returnWords } from './reasonWords.ts'

/** What a person may want to see alone. */
export type EventKind = 'message' | 'call' | 'decision' | 'thread'

/** Who made it happen. */
export type Actor = 'person' | 'rule' | 'model' | 'countersign'

/** An event in plain words. */
export interface Told {
  readonly kind: EventKind
  readonly by: Actor
  readonly what: string
  /** The words or data that it carried, complete. */
  readonly said?: string
}

type Teller<Type extends ThreadEvent['type']> = (
  event: Extract<ThreadEvent, { type: Type }>,
  nameOf: (call: CallId) => string,
) => Told

const decisions: Record<Decision['type'], string> = {
  approve: 'Approved',
  edit: 'Approved with changes',
  reject: 'Rejected',
  respond: 'Answered in place of',
}
const outcomes: Record<Outcome['type'], string> = {
  succeeded: 'succeeded',
  failed: 'failed',
  unknown: 'ended with its outcome unknown',
}
const undoOutcomes: Record<UndoOutcome['type'], string> = {
  undone: 'Undid',
  failed: 'Could not undo',
  unknown: 'Lost sight of the undo of',
}
const answers: Record<ServerAnswer['type'], string> = {
  accept: 'Answered',
  decline: 'Gave no answer to',
  cancel: 'Left unanswered',
}
const settlements: Record<Settlement['type'], string> = {
  done: 'as done',
  failed: 'as not done',
  again: 'to be asked again',
}

/** Every event, in plain words. Complete by type. */
const tellers: { readonly [Type in ThreadEvent['type']]: Teller<Type> } = {
  'user-said': ({ text, replaces }) => ({
    kind: 'message',
    by: 'person',
    what: replaces === undefined ? 'Said' : `Said instead of event ${replaces}`,
    said: text,
  }),
  'model-asked': ({ origin, tools, parameters = {} }) => ({
    kind: 'message',
    by: 'countersign',
    what: `Asked ${origin.model} (${origin.provider}), offering ${counted(Object.keys(tools).length, 'tool')}${askedWith(parameters)}`,
    ...(parameters.instructions === undefined ? {} : { said: parameters.instructions }),
  }),
  'model-replied': ({ message }) => ({
    kind: 'message',
    by: 'model',
    what: 'Replied',
    said: textOf(message.data.content),
  }),
  'person-proposed': ({ retryOf }, nameOf) => ({
    kind: 'call',
    by: 'person',
    what: retryOf === undefined ? 'Wanted a tool run' : `Wanted ${nameOf(retryOf)} tried again`,
  }),
  'reply-interrupted': ({ problem, text }) => ({
    kind: 'message',
    by: 'countersign',
    what: `No whole reply came: ${problem.title}`,
    said: text,
  }),
  'call-offered': ({ name, args }) => ({
    kind: 'call',
    by: 'model',
    what: `Proposed ${name}`,
    said: JSON.stringify(args, null, 2),
  }),
  'call-refused': ({ name, refusal, rawArguments }) => ({
    kind: 'call',
    by: 'countersign',
    what: `Refused ${name || 'a call without a name'}: ${refusalWords[refusal.reason]}`,
    said: `${refusal.detail}\n${rawArguments}`,
  }),
  'call-presented': ({ call, revision }, nameOf) => ({
    kind: 'call',
    by: 'countersign',
    what: `Showed ${nameOf(call)} for approval${revision > 1 ? `, revision ${revision}` : ''}`,
  }),
  'call-decided': ({ call, decision, rule }, nameOf) => ({
    kind: 'decision',
    by: 'person',
    what: `${decisions[decision.type]} ${nameOf(call)}`,
    ...(rule ? { by: 'rule' } : {}),
    ...saidWith(decision, rule),
  }),
  'call-returned': ({ call, reason }, nameOf) => ({
    kind: 'decision',
    by: 'countersign',
    what: `Put ${nameOf(call)} before the person again: ${returnWords[reason]}`,
  }),
  'decision-withdrawn': ({ call }, nameOf) => ({
    kind: 'decision',
    by: 'person',
    what: `Took back the decision on ${nameOf(call)}`,
  }),
  'call-cancelled': ({ call, reason }, nameOf) => ({
    kind: 'call',
    by: 'countersign',
    what: `Did not run ${nameOf(call)}: ${cancelWords[reason]}`,
  }),
  'call-started': ({ call }, nameOf) => ({
    kind: 'call',
    by: 'countersign',
    what: `Started ${nameOf(call)}`,
  }),
  'call-finished': ({ call, outcome, gate }, nameOf) => ({
    kind: 'call',
    by: 'countersign',
    what: `${nameOf(call)} ${outcomes[outcome.type]}${gate ? `; its result was ${gate.type} by a rule: ${gate.rule.sentence}` : ''}`,
    said: resultText(outcome),
  }),
  'result-released': ({ call }, nameOf) => ({
    kind: 'decision',
    by: 'person',
    what: `Let the model read the result of ${nameOf(call)}`,
  }),
  'result-withheld': ({ call, note }, nameOf) => ({
    kind: 'decision',
    by: 'person',
    what: `Kept the result of ${nameOf(call)} from the model`,
    ...(note === undefined ? {} : { said: note }),
  }),
  'server-asked': ({ call, question }, nameOf) => ({
    kind: 'call',
    by: 'countersign',
    what: `The server of ${nameOf(call)} asked you`,
    said: question.message,
  }),
  'server-answered': ({ call, answer }, nameOf) => ({
    kind: 'decision',
    by: 'person',
    what: `${answers[answer.type]} the server of ${nameOf(call)}`,
    ...(answer.type === 'accept' ? { said: JSON.stringify(answer.content) } : {}),
  }),
  'undo-started': ({ call }, nameOf) => ({
    kind: 'call',
    by: 'person',
    what: `Began to undo ${nameOf(call)}`,
  }),
  'undo-finished': ({ call, outcome }, nameOf) => ({
    kind: 'call',
    by: 'countersign',
    what: `${undoOutcomes[outcome.type]} ${nameOf(call)}`,
    ...saidOfUndo(outcome),
  }),
  'unknown-settled': ({ call, settlement }, nameOf) => ({
    kind: 'decision',
    by: 'person',
    what: `Settled ${nameOf(call)} ${settlements[settlement.type]}`,
    ...('text' in settlement ? { said: settlement.text } : {}),
  }),
  'run-continued': () => ({ kind: 'thread', by: 'person', what: 'Let the run go on' }),
  'run-stopped': ({ reason }) =>
    reason.type === 'person'
      ? { kind: 'thread', by: 'person', what: 'Stopped the run' }
      : {
          kind: 'thread',
          by: 'countersign',
          what: 'Ended the run: not approved',
          said: reason.message,
        },
  'pass-ended': () => ({ kind: 'thread', by: 'countersign', what: 'Ended the single pass' }),
  'thread-renamed': ({ title }) => ({
    kind: 'thread',
    by: 'person',
    what: 'Renamed the thread',
    said: title,
  }),
  'thread-imported': () => ({
    kind: 'thread',
    by: 'person',
    what: 'Imported the thread from a file; everything above happened elsewhere',
  }),
  'thread-adopted': () => ({ kind: 'thread', by: 'person', what: 'Continued the thread here' }),
}

/** Tells an event in plain words; `nameOf` knows the tool of a call. */
export function tell(event: ThreadEvent, nameOf: (call: CallId) => string): Told {
  const teller = tellers[event.type] as Teller<ThreadEvent['type']>
  return teller(event, nameOf)
}

function saidWith(decision: Decision, rule: RuleMark | undefined): { said?: string } {
  if (rule) return { said: rule.sentence }
  switch (decision.type) {
    case 'approve':
      return {}
    case 'edit':
      return { said: JSON.stringify(decision.editedAction.args, null, 2) }
    case 'reject':
      return decision.message === undefined ? {} : { said: decision.message }
    case 'respond':
      return { said: decision.message }
  }
}

function resultText(outcome: Outcome): string {
  if (outcome.type === 'failed') return outcome.error
  if (outcome.type === 'unknown') return outcome.why
  const { result } = outcome
  if (result.type !== 'whole') return result.text
  return typeof result.value === 'string' ? result.value : JSON.stringify(result.value, null, 2)
}

function saidOfUndo(outcome: UndoOutcome): { said?: string } {
  switch (outcome.type) {
    case 'undone':
      return {}
    case 'failed':
      return { said: outcome.error }
    case 'unknown':
      return { said: outcome.why }
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function askedWith({ instructions, temperature, maxTokens }: ModelParameters): string {
  return [
    temperature === undefined ? '' : `, at temperature ${temperature}`,
    maxTokens === undefined ? '' : `, for at most ${counted(maxTokens, 'token')}`,
    instructions === undefined ? '' : ', with these instructions',
  ].join('')
}
