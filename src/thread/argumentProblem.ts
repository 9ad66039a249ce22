import { pathText } from './changes.ts'
import type { ArgumentPath } from './changes.ts'

/** What is wrong with a call's arguments, and where; an empty path means the arguments as a whole. */
export interface ArgumentProblem {
  readonly path: ArgumentPath
  readonly message: string
}

/** The problem as one line: `recipient: Invalid email address`. */
export function problemText({ path, message }: ArgumentProblem): string {
  return path.length === 0 ? message : `${pathText(path)}: ${message}`
}
