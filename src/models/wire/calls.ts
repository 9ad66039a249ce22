import { withoutPlaceholder } from './callArguments.ts'
import type { Fields } from './fields.ts'
import { extend, noExtent, stateOf } from './jsonExtent.ts'
import type { Extent } from './jsonExtent.ts'
import { placeOf } from './placeFragment.ts'
import type { Fragment } from './readChunk.ts'
import { unclearCalls } from './replyProblems.ts'

/** A tool call as far as it has arrived. */
export interface Call {
  readonly index: number | undefined
  readonly id: string | undefined
  /** The parts of its name, as they came. */
  readonly names: readonly string[]
  readonly args: string
  readonly extent: Extent
  readonly rest: Fields
}

/** The calls with the fragments of one more chunk. */
export function withFragments(
  calls: readonly Call[],
  fragments: readonly Fragment[],
): readonly Call[] {
  const touched = new Set<Call>()
  let grown = calls
  for (const fragment of fragments) {
    const place = placeOf(grown, fragment, touched)
    if (place === 'no call') continue
    const call = grownBy(place === 'new' ? nothingYet : place, fragment)
    grown = place === 'new' ? [...grown, call] : grown.map((each) => (each === place ? call : each))
    touched.add(call)
  }
  return grown
}

const nothingYet: Call = {
  index: undefined,
  id: undefined,
  names: [],
  args: '',
  extent: noExtent,
  rest: {},
}

function grownBy(call: Call, { index, id, name, args, rest }: Fragment): Call {
  const mayBePart = call.names.length === 0 || stateOf(call.extent) === 'empty'
  return {
    index: call.index ?? index,
    id: call.id ?? id,
    names: name !== undefined && mayBePart ? [...call.names, name] : call.names,
    args: call.args + args,
    extent: extend(call.extent, args),
    rest: { ...call.rest, ...rest },
  }
}

/** The calls of a reply that has ended, without those that were sent in two ways; throws where one of them may have lost what belongs to it. */
export function endedCalls(calls: readonly Call[]): readonly Call[] {
  const ended = calls.filter((call) => !isEcho(call, calls))
  for (const call of ended) {
    if (call.names.length === 0) throw unclearCalls(`A call without a name: ${call.args}`)
    const hasArguments = ['open', 'closed'].includes(stateOf(call.extent))
    if (!hasArguments && ended.some((other) => other !== call && !isApart(call, other))) {
      throw unclearCalls(`Of several calls, “${call.names.join('')}” came without arguments.`)
    }
    if (mayBeTwo(call)) {
      throw unclearCalls(`A call to “${call.names[0]}”, or two: ${call.args}`)
    }
  }
  if (ended.length > 1 && ended.some((call) => call.index === legacyIndex)) {
    throw unclearCalls('It holds both tool calls and a function call.')
  }
  return ended
}

/** The place of the one call that came before there were tool calls. */
export const legacyIndex = -1

/** Some servers send their only call in the old way too. */
function isEcho(call: Call, calls: readonly Call[]): boolean {
  if (call.index !== legacyIndex) return false
  return calls.some(
    (other) =>
      other !== call &&
      other.names.join() === call.names.join() &&
      other.args.trim() === call.args.trim(),
  )
}

/** Named twice, with `{}` before its arguments: that may have been a call of its own, unless index and id say otherwise. */
function mayBeTwo({ index, id, names, args }: Call): boolean {
  const isMarked = index !== undefined && id !== undefined
  return !isMarked && names.length > 1 && withoutPlaceholder(args) !== args
}

/** Whether a call without arguments can be believed beside this one: its arguments may have come as this one's where the two are of one tool and no index tells them apart, or where nothing does. */
function isApart(call: Call, other: Call): boolean {
  const hasOwn = (key: 'index' | 'id') =>
    call[key] !== undefined && other[key] !== undefined && call[key] !== other[key]
  if (hasOwn('index')) return true
  if (call.names.join() === other.names.join()) return false
  return hasOwn('id') || stateOf(call.extent) === 'hollow'
}
