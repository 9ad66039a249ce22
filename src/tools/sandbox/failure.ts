import { limits } from './job.ts'
import type { SandboxOutcome } from './outcome.ts'

/** An outcome that is no value. */
type Failed = Exclude<SandboxOutcome, { type: 'value' }>

/** Says, for the model and the person, why code in the sandbox has no value, and what it said until then. */
export function failureOf(outcome: Failed): Error {
  const said = outcome.console.length > 0 ? `\nIt had said:\n${outcome.console.join('\n')}` : ''
  return new Error(`${why(outcome)}${said}`)
}

function why(outcome: Failed): string {
  switch (outcome.type) {
    case 'threw': {
      const { name, message, stack } = outcome.error
      const head = `The code threw ${[name, message].filter(Boolean).join(': ') || 'an error without words'}`
      return [head, stack.trimEnd()].filter(Boolean).join('\n')
    }
    case 'never-ends':
      return 'The code waits for something that never comes: nothing answers from outside the sandbox.'
    case 'out-of-time':
      return `The code was stopped: it may compute for ${limits.computing / 1000} seconds.`
    case 'out-of-memory':
      return `The code was stopped: it may use ${limits.memory / 1024 / 1024} MB of memory.`
    case 'too-large':
      return `The value of the code is ${outcome.characters} characters long as JSON; ${limits.value} can be told.`
    case 'stopped':
      return 'The code was stopped.'
    case 'could-not-load':
      return `The sandbox could not be opened, so the code did not run. This page may be offline, or its host may forbid frames. (${outcome.cause})`
  }
}
