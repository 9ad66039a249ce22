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
  'second tab acts at once',
  'second tab takes over',
  'offline',
  'clock moved both ways',
  'page frozen',
  'browser killed',
  'storage full',
  'database cleared',
  'database files garbage',
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
export type Step = 'asks' | 'says unknown' | 'says interrupted' | 'says lost'

/** How an experiment goes on, and how often the effect took place. */
export interface Result {
  readonly steps: readonly Step[]
  readonly effects: number
}

/** Why there is nothing to try. */
export function notApplicable({ point, effect }: Cell): string | undefined {
  const isPart = point.endsWith('the effect')
  return isPart && effect === 'inside'
    ? 'Start, effect and end are one transaction: there is no moment between them.'
    : undefined
}

const isBefore = (one: Point, other: Point) => points.indexOf(one) < points.indexOf(other)

/** The page is gone, and another one finds what was stored. */
function afterLoss({ point }: Cell): Result {
  if (isBefore(point, 'after offered')) return { steps: ['says interrupted', 'asks'], effects: 1 }
  if (isBefore(point, 'after decided')) return { steps: ['asks'], effects: 1 }
  if (point === 'after decided') return { steps: [], effects: 1 }
  if (point === 'after finished') return { steps: ['says interrupted'], effects: 1 }
  return { steps: ['says unknown'], effects: point === 'before the effect' ? 0 : 1 }
}

/** The page lives on as if nothing had happened. */
function undisturbed({ point }: Cell): Result {
  return { steps: isBefore(point, 'before decided') ? ['asks'] : [], effects: 1 }
}

/** Without a network the effect may not arrive, and the model is not reached: nobody can know, so it is said. A reply that is already streaming still arrives, as the browser's switch spares open connections. */
function withoutNetwork(cell: Cell): Result {
  const { point, effect } = cell
  const { steps } = undisturbed(cell)
  if (effect === 'inside' || isBefore('during the effect', point))
    return { steps: [...steps, 'says interrupted'], effects: 1 }
  return { steps: [...steps, 'says unknown'], effects: point === 'during the effect' ? 1 : 0 }
}

/** What is under way comes to its end, which can't be written down. */
function withoutRoom(cell: Cell): Result {
  return { ...afterLoss(cell), effects: 1 }
}

/** What was stored is gone: that is said, and nothing runs any more. */
function withoutData({ point, effect }: Cell): Result {
  const isDone = effect === 'inside' ? false : !isBefore(point, 'during the effect')
  return { steps: ['says lost'], effects: isDone ? 1 : 0 }
}

const outcomes: Record<Fault, (cell: Cell) => Result> = {
  reload: afterLoss,
  'closed and reopened': afterLoss,
  'page crashed': afterLoss,
  'second tab acts at once': undisturbed,
  'second tab takes over': afterLoss,
  offline: withoutNetwork,
  'clock moved both ways': afterLoss,
  'page frozen': undisturbed,
  'browser killed': afterLoss,
  'storage full': withoutRoom,
  'database cleared': withoutData,
  'database files garbage': withoutData,
}

/** What must come of it. Pure. */
export function expected(cell: Cell): Result {
  return outcomes[cell.fault](cell)
}

/** A result in a few words. */
export function worded({ steps, effects: count }: Result): string {
  return [...steps, `${count} ${count === 1 ? 'effect' : 'effects'}`].join(' · ')
}
