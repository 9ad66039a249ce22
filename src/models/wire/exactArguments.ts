import { parse } from '@humanwhocodes/momoa'
import type { ValueNode } from '@humanwhocodes/momoa'
import { unclearCalls } from './replyProblems.ts'

/** The text of arguments that were sent as an object, to the letter: JSON.parse would have dropped equal keys and rounded large numbers before anybody could object. */
export function exactArguments(
  json: string,
  place: 'delta' | 'message',
  call: number | undefined,
): string {
  const { body } = parse(json, { mode: 'json', ranges: true })
  const spoken = at(body, 'choices', 0, place)
  const args =
    call === undefined
      ? at(spoken, 'function_call', 'arguments')
      : argumentsOf(at(spoken, 'tool_calls', call) ?? at(spoken, 'tool_calls'))
  if (!args?.range) throw unclearCalls(json)
  return json.slice(...args.range)
}

function argumentsOf(call: ValueNode | undefined): ValueNode | undefined {
  return at(call, 'function', 'arguments') ?? at(call, 'arguments')
}

/** What stands at this path; nothing where a key of it stands twice. */
function at(
  node: ValueNode | undefined,
  ...path: readonly (string | number)[]
): ValueNode | undefined {
  const [step, ...further] = path
  if (step === undefined) return node
  return at(child(node, step), ...further)
}

function child(node: ValueNode | undefined, step: string | number): ValueNode | undefined {
  if (node?.type === 'Array' && typeof step === 'number') return node.elements[step]?.value
  if (node?.type !== 'Object') return undefined
  const members = node.members.filter(
    ({ name }) => (name.type === 'String' ? name.value : name.name) === step,
  )
  return members.length === 1 ? members[0]?.value : undefined
}
