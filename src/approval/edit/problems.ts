import { problemText } from '../../thread/argumentProblem.ts'
import type { ArgumentProblem } from '../../thread/argumentProblem.ts'
import type { ArgumentPath } from '../../thread/changes.ts'
import type { Form } from './form.ts'

/** Problems, each at the place of the form that shows it. */
export interface PlacedProblems {
  /** Those that no place of the form shows. */
  readonly above: readonly string[]
  readonly at: (path: ArgumentPath) => readonly string[]
}

/** Puts each problem to the innermost place of the form that holds its path. Pure. */
export function placedProblems(form: Form, problems: readonly ArgumentProblem[]): PlacedProblems {
  const placed = problems.map((problem) => ({ ...problem, place: placeOf(form, problem.path) }))
  const at = (place: ArgumentPath): readonly string[] =>
    placed
      .filter((problem) => isSame(problem.place, place))
      .map(({ path, message }) => problemText({ path: path.slice(place.length), message }))
  return { above: at([]), at }
}

function placeOf(form: Form, [name, ...rest]: ArgumentPath): ArgumentPath {
  const field = form.find((candidate) => candidate.name === name)
  if (!field) return []
  const { entry, presence } = field
  if (presence !== 'given') return [field.name]
  if (entry.type === 'group') return [field.name, ...placeOf(entry.fields, rest)]
  const [index] = rest
  const isItem = entry.type === 'list' && typeof index === 'number' && index in entry.items
  return isItem ? [field.name, index] : [field.name]
}

function isSame(one: ArgumentPath, other: ArgumentPath): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index])
}
