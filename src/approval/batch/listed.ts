import { areSameEffects } from '../../thread/digest.ts'
import type { Effect } from '../../thread/preview.ts'
import { allowsDecision } from '../../thread/toolCall.ts'
import type { CallId, OfferedCall, PendingCall, Risk } from '../../thread/toolCall.ts'
import { contrastOf } from '../contrast.ts'
import type { Contrast } from '../contrast.ts'
import type { PreviewState } from '../usePreview.ts'

/** Whether a listed call can be approved together with others. */
export type Standing =
  /** What it would do is not known yet, or not on record as shown. */
  | { readonly type: 'not-yet' }
  | { readonly type: 'approvable' }
  | { readonly type: 'alone'; readonly why: string }

/** A call of the list as it stands now. */
export interface ListedCall {
  readonly call: PendingCall
  readonly preview: PreviewState
  readonly standing: Standing
  readonly contrast: Contrast | undefined
}

/** Judges a call by what is on the screen and on record; what was put on record with other effects counts as not shown. Pure. */
export function standingOf(call: PendingCall, preview: PreviewState): Standing {
  if (call.definition.risk === 'destructive') return alone('It is destructive')
  if (!allowsDecision(call.definition, 'approve')) return alone('It can’t be approved')
  switch (preview.type) {
    case 'failed':
      return alone('What it would do can’t be told')
    case 'looking':
      return { type: 'not-yet' }
    case 'shown':
      return isOnRecord(call, preview.preview.effects)
        ? { type: 'approvable' }
        : { type: 'not-yet' }
  }
}

/** Holds each listed call against the one of its tool that stands before it, the first against the one approved last, so that the odd one among many alike is marked. Pure. */
export function contrastsIn(
  listed: readonly PendingCall[],
  approvedLast: (name: string) => OfferedCall | undefined,
): ReadonlyMap<CallId, Contrast | undefined> {
  const before = new Map<string, OfferedCall>()
  return new Map(
    listed.map((call) => {
      const contrast = contrastOf(call, before.get(call.name) ?? approvedLast(call.name))
      before.set(call.name, call)
      return [call.id, contrast]
    }),
  )
}

/** Those of the listed calls that still wait as they did when the list was opened: a call that came later is none of them. Pure. */
export function stillListed(
  listed: readonly PendingCall[],
  waiting: readonly PendingCall[],
): readonly PendingCall[] {
  const now = new Map(waiting.map((call) => [call.id, call]))
  return listed.flatMap(({ id, revision }) => {
    const call = now.get(id)
    return call?.revision === revision ? [call] : []
  })
}

/** The calls that the button would approve: all that can be approved together, without those that the person unchecked. Pure. */
export function checkedCalls(
  listed: readonly ListedCall[],
  unchecked: ReadonlySet<CallId>,
): readonly ListedCall[] {
  return listed.filter(({ call, standing }) => standing.type !== 'alone' && !unchecked.has(call.id))
}

const ascending: readonly Risk[] = ['read', 'write', 'send', 'destructive']

/** The highest risk among calls. Pure. */
export function highestRisk(listed: readonly ListedCall[]): Risk {
  const heights = listed.map(({ call }) => ascending.indexOf(call.definition.risk))
  return ascending[Math.max(0, ...heights)] ?? 'destructive'
}

function isOnRecord({ presented, revision }: PendingCall, effects: readonly Effect[]): boolean {
  return presented?.revision === revision && areSameEffects(presented.effects, effects)
}

function alone(reason: string): Standing {
  return { type: 'alone', why: `${reason}: decide it by itself.` }
}
