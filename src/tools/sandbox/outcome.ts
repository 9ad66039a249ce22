import { isObject } from '../../thread/json.ts'
import type { Json } from '../../thread/json.ts'
import type { Told } from './told.ts'

/** An error as the code left it: text, all of which the code could choose. */
interface SandboxError {
  readonly name: string
  readonly message: string
  readonly stack: string
}

/** How code in the sandbox ends. */
export type Ending =
  | {
      readonly type: 'value'
      /** Missing where the code has no value (`undefined`). */
      readonly value?: Json
    }
  | { readonly type: 'threw'; readonly error: SandboxError }
  /** It waits for a promise that nothing in there will ever settle. */
  | { readonly type: 'never-ends' }
  | { readonly type: 'out-of-time' }
  | { readonly type: 'out-of-memory' }
  /** Its value is longer, as JSON, than may be told. */
  | { readonly type: 'too-large'; readonly characters: number }
  /** The signal was aborted. */
  | { readonly type: 'stopped' }
  /** The sandbox did not come to run it; the cause is for who looks after the site. */
  | { readonly type: 'could-not-load'; readonly cause: string }

/** What came of code in the sandbox. In every case nothing outside has changed, and nothing of the run is left. */
export type SandboxOutcome = Ending & {
  /** What it said with `console` until then, a text per call; bounded, and it says so where lines are left out. */
  readonly console: readonly string[]
}

const deepest = 100

/** What the sandbox's last word means out here. */
export function endingOf(told: Exclude<Told, { type: 'started' | 'line' }>): Ending {
  switch (told.type) {
    case 'value':
      return told.text === undefined ? { type: 'value' } : valueIn(told.text)
    case 'threw': {
      const { type, ...error } = told
      return { type, error }
    }
    case 'pending':
      return { type: 'never-ends' }
    case 'broken':
      return { type: 'could-not-load', cause: told.cause }
    case 'too-large':
    case 'out-of-time':
    case 'out-of-memory':
      return told
  }
}

function valueIn(text: string): Ending {
  try {
    const value = JSON.parse(text) as Json
    assertPlain(value, deepest)
    return { type: 'value', value }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { type: 'threw', error: { name: 'TypeError', message, stack: '' } }
  }
}

/** Refuses what could be read differently by the next one who reads it. */
function assertPlain(value: Json, depth: number): void {
  if (depth === 0) throw new Error(`The value is nested deeper than ${deepest} levels.`)
  if (Array.isArray(value)) for (const item of value as Json[]) assertPlain(item, depth - 1)
  else if (isObject(value)) {
    if (Object.hasOwn(value, '__proto__')) throw new Error('The value has a field named __proto__.')
    for (const item of Object.values(value)) assertPlain(item, depth - 1)
  }
}
