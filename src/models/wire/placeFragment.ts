import type { Call } from './calls.ts'
import { extend, noExtent, stateOf } from './jsonExtent.ts'
import type { Fragment } from './readChunk.ts'
import { unclearCalls } from './replyProblems.ts'

/** Where a fragment belongs: to a call, to a new one, or to none because it says nothing new. */
type Place = Call | 'new' | 'no call'

/** Finds the one call that a fragment can belong to, by index, id, name and what is still open. Where there are several, or none, nothing is guessed. `touched` are the calls that the same chunk has added to. */
export function placeOf(
  calls: readonly Call[],
  fragment: Fragment,
  touched: ReadonlySet<Call>,
): Place {
  const { index, id } = fragment
  const there = index === undefined ? calls : calls.filter((call) => call.index === index)
  if (id !== undefined) return placeById(calls, there, fragment)
  return index === undefined
    ? placeUnmarked(calls, fragment, touched)
    : placeByIndex(calls, there, fragment, touched)
}

function placeById(calls: readonly Call[], there: readonly Call[], fragment: Fragment): Place {
  const { index, id, name, args } = fragment
  const own =
    there.findLast((call) => call.id === id) ?? unindexed(calls).findLast((call) => call.id === id)
  if (own) return within(own, fragment)
  const [only] = there
  const isLateId = index !== undefined && there.length === 1 && only?.id === undefined
  if (only && isLateId && (name === undefined || isOpen(only))) return within(only, fragment)
  if (name !== undefined) return 'new'
  if (index !== undefined && only) return theOpenOne(there, fragment) ?? 'new'
  // A name may still follow, as it does for a call whose id comes first; arguments may be another's.
  const others = index === undefined ? calls : unindexed(calls)
  if (args.trim() === '' || !others.some(isOpen)) return 'new'
  throw unclearCalls(`A piece under a new id that may belong to another call: ${args}`)
}

function placeByIndex(
  calls: readonly Call[],
  there: readonly Call[],
  fragment: Fragment,
  touched: ReadonlySet<Call>,
): Place {
  const { name, args } = fragment
  const [only] = there
  if (!only) {
    const rivals = unindexed(calls).filter(
      (call) => name === undefined || call.names.includes(name),
    )
    return theOpenOne(rivals, fragment) ?? 'new'
  }
  const sibling = name !== undefined && there.some((call) => touched.has(call))
  if (sibling) return 'new'
  if (there.length === 1) return within(only, fragment)
  return among(there, name, args, fragment)
}

function placeUnmarked(
  calls: readonly Call[],
  fragment: Fragment,
  touched: ReadonlySet<Call>,
): Place {
  const untouched = calls.filter((call) => !touched.has(call))
  return among(untouched, fragment.name, fragment.args, fragment)
}

/** The call among several that a fragment without an id belongs to. */
function among(
  calls: readonly Call[],
  name: string | undefined,
  args: string,
  fragment: Fragment,
): Place {
  const open = theOpenOne(calls, fragment)
  if (open) return within(open, fragment)
  if (name !== undefined) return 'new'
  if (args.trim() === '' || calls.some((call) => isRepeated(call, args))) return 'no call'
  throw unclearCalls(`A piece of a call belongs to none: ${args}`)
}

/** Whether, and how, a fragment belongs to a call that it seems to be for. */
function within(call: Call, fragment: Fragment): Place {
  const { name, args } = fragment
  const state = stateOf(call.extent)
  if (name === undefined) {
    return state === 'closed' && isRepeated(call, args) ? 'no call' : call
  }
  const isSameName =
    call.names.length === 0 || call.names.includes(name) || call.names.join('') === name
  switch (state) {
    case 'empty':
      return call
    case 'open':
      if (isSameName) return call
      throw unclearCalls(`A call to “${call.names.join('')}” goes on as one to “${name}”.`)
    case 'hollow':
      if (!isSameName) return 'new'
      if (isMarkedAlike(call, fragment)) return call
      throw unclearCalls(`A call to “${name}” without arguments, and again with ${args}`)
    case 'closed':
      return isSameName && (args.trim() === '' || isRepeated(call, args)) ? 'no call' : 'new'
  }
}

/** Both by index and by id: nothing else tells a call that is named again after a `{}` from a second call. */
function isMarkedAlike(call: Call, { index, id }: Fragment): boolean {
  return index !== undefined && id !== undefined && call.index === index && call.id === id
}

/** The only call that still waits for more; undefined if there is none, or if what comes is another call by itself, whole and to another tool. */
function theOpenOne(calls: readonly Call[], { name, args }: Fragment): Call | undefined {
  const open = calls.filter(isOpen)
  if (open.length <= 1) return open[0]
  const isToAnother = name !== undefined && open.every((call) => !call.names.includes(name))
  if (isToAnother && isWhole(args)) return undefined
  throw unclearCalls(`A piece that may belong to any of ${open.length} calls: ${args}`)
}

function isOpen(call: Call): boolean {
  return stateOf(call.extent) !== 'closed'
}

function unindexed(calls: readonly Call[]): readonly Call[] {
  return calls.filter((call) => call.index === undefined)
}

function isWhole(args: string): boolean {
  return stateOf(extend(noExtent, args)) === 'closed'
}

/** The whole arguments once more, at the same place. */
function isRepeated(call: Call, args: string): boolean {
  return args.trim() !== '' && args.trim() === call.args.trim()
}
