/** Where in a call's life the fault strikes. */
export const points = [
  'mid-stream',
  'before offered',
  'after offered',
  'after presented',
  'before decided',
  'after decided',
  'before the effect',
  'during the effect',
  'after the effect',
  'after finished',
] as const

/** See `points`. */
export type Point = (typeof points)[number]

/** What strikes. */
export const faults = [
  'reload',
  'closed and reopened',
  'page crashed',
  'browser killed',
  'offline',
  'storage full',
  'database cleared',
  'site data cleared',
  'database files garbage',
  'clock moved both ways',
  'second tab acts at once',
  'second tab takes over',
  'page frozen',
  'newer version opened',
] as const

/** See `faults`. */
export type Fault = (typeof faults)[number]

/** Where the effect takes place: in the mailbox of this browser, or on a server. */
export const effects = ['inside', 'outside'] as const

/** See `effects`. */
export type Effect = (typeof effects)[number]

/** One experiment. */
export interface Cell {
  readonly point: Point
  readonly fault: Fault
  readonly effect: Effect
}

/** What the person is shown on the way to the end, in order. */
export type Step =
  | 'asks'
  | 'says unknown'
  | 'says interrupted'
  | 'says full'
  | 'says outdated'
  | 'says gone'
  | 'says lost'
  | 'starts empty'

/** How an experiment goes on, how often the effect took place, and which promises were broken. */
export interface Result {
  readonly steps: readonly Step[]
  readonly effects: number
  readonly broken?: readonly string[]
}

/** Why there is nothing to try. */
export function notApplicable({ point, effect }: Cell): string | undefined {
  return point === 'after the effect' && effect === 'inside'
    ? 'Effect and end are one transaction: there is no moment after the one and before the other.'
    : undefined
}

/** Whether the fault strikes while a transaction is open, which holds the database for everybody. */
export function isInTransaction({ point, effect }: Cell): boolean {
  return point === 'during the effect' && effect === 'inside'
}

/** A result in a few words. */
export function worded({ steps, effects: count, broken = [] }: Result): string {
  return [...steps, `${count} ${count === 1 ? 'effect' : 'effects'}`, ...broken].join(' · ')
}
