/** What went wrong, by the person's point of view; the interface picks its remedy button by it. */
export type ProblemKind =
  | 'no-key'
  | 'wrong-key'
  | 'key-locked'
  | 'unreachable'
  | 'unknown-model'
  | 'rate-limit'
  | 'reply-cut-off'
  | 'reply-malformed'
  | 'page-closed'
  | 'stopped'
  | 'provider-error'
  | 'storage'
  | 'internal'

/** A failure in plain words: what happened, what it means for the calls, what to do next; `cause` is the raw text, free of keys. */
export interface Problem {
  readonly kind: ProblemKind
  readonly title: string
  readonly meaning: string
  readonly remedy: string
  readonly cause?: string
}

/** An Error that carries its plain-words account to the surface. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.title, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
