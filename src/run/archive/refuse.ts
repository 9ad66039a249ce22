import { ProblemError } from '../../thread/problem.ts'

/** Refuses a whole file because of one of its lines. */
export function refuse(line: number, reason: string): never {
  throw refusal(`Line ${line}: ${reason}`)
}

/** Why a file was not imported, in plain words. */
export function refusal(meaning: string): ProblemError {
  return new ProblemError({
    kind: 'storage',
    title: 'The file was not imported.',
    meaning,
    remedy: 'Nothing of it was stored. Export it again where it came from, and import that file.',
  })
}
