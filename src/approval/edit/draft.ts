import { changesBetween } from '../../thread/changes.ts'
import type { Change } from '../../thread/changes.ts'
import type { JsonObject } from '../../thread/json.ts'
import { changeForm } from './changeForm.ts'
import type { FormEvent } from './changeForm.ts'
import { formOf } from './form.ts'
import type { Form } from './form.ts'
import { readArguments, visibleJson } from './jsonText.ts'
import type { Read } from './jsonText.ts'
import { problemText } from '../../thread/argumentProblem.ts'
import type { ArgumentProblem } from '../../thread/argumentProblem.ts'
import { jsonOfForm, unreadableIn } from './readForm.ts'
import { shapeOfParameters } from './shape.ts'
import type { GroupShape } from './shape.ts'

/** What stands in the editor, in the form in which it was last changed; form and JSON are each drawn from it. Plain data. */
export type DraftContent =
  | { readonly type: 'proposed' }
  | { readonly type: 'form'; readonly form: Form }
  | { readonly type: 'json'; readonly text: string }

/** How an edit stands, for who decides about it; `content` takes the editor back to where it was. */
export type EditDraft = { readonly content: DraftContent } & (
  | { /** It means what was proposed. */ readonly type: 'unchanged' }
  | (Edited & { readonly type: 'checking' })
  | { readonly type: 'invalid'; readonly why: string }
  | (Edited & { readonly type: 'valid' })
)

interface Edited {
  readonly args: JsonObject
  /** From the proposed arguments to these. */
  readonly changes: readonly Change[]
}

/** A draft of a call's arguments. Pure data. */
export interface Draft {
  readonly proposed: JsonObject
  readonly shape: GroupShape | undefined
  readonly content: DraftContent
  /** What the reset took away, until the next change. */
  readonly discarded?: DraftContent | undefined
  /** The last answer of the check, and about which content. */
  readonly answer?: Answer
}

interface Answer {
  readonly content: DraftContent
  readonly problems: readonly ArgumentProblem[]
}

/** What happens to a draft. */
export type DraftEvent =
  | FormEvent
  | { readonly type: 'json-typed'; readonly text: string }
  | { readonly type: 'reset' }
  | { readonly type: 'reset-undone' }
  | ({ readonly type: 'checked' } & Answer)

/** What can be read from a draft. */
export type Reading =
  | ({ readonly type: 'read' } & Edited)
  | { readonly type: 'unreadable'; readonly problems: readonly ArgumentProblem[] }

/** A draft of these arguments, as proposed or as it was left. */
export function startedDraft(
  proposed: JsonObject,
  parameters: JsonObject,
  content: DraftContent = { type: 'proposed' },
): Draft {
  return { proposed, shape: shapeOfParameters(parameters), content }
}

/** The draft after an event; an answer about an earlier content changes nothing. Pure. */
export function afterEvent(draft: Draft, event: DraftEvent): Draft {
  const { content } = draft
  switch (event.type) {
    case 'json-typed':
      return changed(draft, { type: 'json', text: event.text })
    case 'reset':
      if (content.type === 'proposed') return draft
      return { ...changed(draft, { type: 'proposed' }), discarded: content }
    case 'reset-undone':
      return draft.discarded ? changed(draft, draft.discarded) : draft
    case 'checked':
      if (event.content !== content) return draft
      return { ...draft, answer: { content, problems: event.problems } }
    default: {
      const form = formIn(draft)
      return form ? changed(draft, { type: 'form', form: changeForm(form, event) }) : draft
    }
  }
}

function changed(draft: Draft, content: DraftContent): Draft {
  return { ...draft, content, discarded: undefined }
}

/** The arguments that would run, or what can't be read. Those of a form are the strict parse of the JSON it shows. */
export function readingOf({ proposed, content }: Draft): Reading {
  const problems = content.type === 'form' ? unreadableIn(content.form) : []
  if (problems.length > 0) return { type: 'unreadable', problems }
  const read = argumentsIn(proposed, content)
  if (read.type === 'unreadable') {
    return { type: 'unreadable', problems: [{ path: [], message: read.why }] }
  }
  const args = read.value
  return { type: 'read', args, changes: changesBetween(proposed, args) }
}

function argumentsIn(proposed: JsonObject, content: DraftContent): Read<JsonObject> {
  switch (content.type) {
    case 'proposed':
      return { type: 'read', value: proposed }
    case 'form':
      return readArguments(jsonOfForm(content.form))
    case 'json':
      return readArguments(content.text)
  }
}

/** The draft as a form; nothing if the schema has none, or while the JSON can't be read. */
export function formIn(draft: Draft): Form | undefined {
  const { shape, content } = draft
  if (!shape) return undefined
  if (content.type === 'form') return content.form
  const reading = readingOf(draft)
  return reading.type === 'read' ? formOf(shape, reading.args) : undefined
}

/** The draft as JSON. */
export function jsonIn({ proposed, content }: Draft): string {
  switch (content.type) {
    case 'proposed':
      return visibleJson(proposed)
    case 'form':
      return jsonOfForm(content.form)
    case 'json':
      return content.text
  }
}

/** What is known to be wrong with the draft. While it is being checked, the last answer stands, so that nothing flickers under the typing. */
export function problemsIn({ answer }: Draft, reading: Reading): readonly ArgumentProblem[] {
  if (reading.type === 'unreadable') return reading.problems
  return reading.changes.length === 0 ? [] : (answer?.problems ?? [])
}

/** How the edit stands. */
export function editOf(draft: Draft, reading: Reading): EditDraft {
  const { content, answer } = draft
  const problems = problemsIn(draft, reading)
  if (reading.type === 'unreadable') return { type: 'invalid', content, why: whyOf(problems) }
  const { args, changes } = reading
  if (changes.length === 0) return { type: 'unchanged', content }
  if (answer?.content !== content) return { type: 'checking', content, args, changes }
  if (problems.length > 0) return { type: 'invalid', content, why: whyOf(problems) }
  return { type: 'valid', content, args, changes }
}

function whyOf(problems: readonly ArgumentProblem[]): string {
  const [first, ...more] = problems.map(problemText)
  if (first === undefined) return ''
  return more.length === 0 ? first : `${problems.length} problems. The first: ${first}`
}
