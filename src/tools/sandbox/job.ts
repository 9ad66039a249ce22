import type { Json } from '../../thread/json.ts'

/** How much code in the sandbox may use and say; times are milliseconds, sizes bytes or characters. */
export const limits = {
  memory: 64 * 1024 * 1024,
  /** What the browser's own stack surely holds, so that code can catch its own recursion. */
  stack: 192 * 1024,
  computing: 2_000,
  wallClock: 5_000,
  value: 256 * 1024,
  line: 1_000,
  lines: 200,
} as const

/** What is handed in: the code, and the values it finds under their names. */
export interface Job {
  readonly code: string
  readonly given: Readonly<Record<string, Json>>
}
