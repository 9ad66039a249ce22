import { isInTransaction, points } from './plan.ts'
import type { Cell, Fault, Point, Result } from './plan.ts'

/** What must come of it. Pure. */
export function expected(cell: Cell): Result {
  return outcomes[cell.fault](cell)
}

const isBefore = (one: Point, other: Point) => points.indexOf(one) < points.indexOf(other)

/** The page is gone, and another one finds what was stored. */
function afterLoss({ point, effect }: Cell): Result {
  if (isBefore(point, 'after offered')) return { steps: ['says interrupted', 'asks'], effects: 1 }
  if (isBefore(point, 'after decided')) return { steps: ['asks'], effects: 1 }
  if (point === 'after finished') return { steps: ['says interrupted'], effects: 1 }
  // A transaction that was not finished has not begun: the call is approved, and runs now.
  if (point === 'after decided' || effect === 'inside') return { steps: [], effects: 1 }
  return { steps: ['says unknown'], effects: point === 'before the effect' ? 0 : 1 }
}

/** The page lives on as if nothing had happened. */
function undisturbed({ point }: Cell): Result {
  return { steps: isBefore(point, 'before decided') ? ['asks'] : [], effects: 1 }
}

/** Two tabs approve in the same moment: once is enough. */
function withSecondTab(cell: Cell): Result {
  return cell.point === 'after presented' ? { steps: [], effects: 1 } : undisturbed(cell)
}

/** Neither the model nor the effect is reached. Whether an effect that was under way arrived nobody can know, so it is said. */
function withoutNetwork(cell: Cell): Result {
  const { point, effect } = cell
  if (point === 'mid-stream') return { steps: ['says interrupted', 'asks'], effects: 1 }
  const { steps } = undisturbed(cell)
  if (effect === 'inside' || isBefore('during the effect', point))
    return { steps: [...steps, 'says interrupted'], effects: 1 }
  return { steps: [...steps, 'says unknown'], effects: point === 'during the effect' ? 1 : 0 }
}

/** What is under way comes to its end, which can't be written down. */
function withoutRecord(cell: Cell, said: 'says full' | 'says outdated'): Result {
  const before: Result['steps'] = cell.point === 'after presented' ? ['asks', said] : [said]
  return { steps: [...before, ...afterLoss(cell).steps], effects: 1 }
}

/** A newer version waits for a transaction that is open, and only for that. */
function withNewerVersion(cell: Cell): Result {
  return withoutRecord(
    isInTransaction(cell) ? { ...cell, point: 'after finished' } : cell,
    'says outdated',
  )
}

/** The page lives on without its journal: what is under way comes to its end, and nothing more is begun. */
function withoutJournal(cell: Cell): Result {
  const { point, effect } = cell
  const isEntered = effect === 'outside' && !isBefore(point, 'before the effect')
  const before: Result['steps'] = point === 'after presented' ? ['asks'] : []
  return { steps: [...before, 'says gone', 'says lost'], effects: isEntered ? 1 : 0 }
}

/** What was stored is gone: nothing runs any more. */
function withoutData({ point, effect }: Cell, said: 'says lost' | 'starts empty'): Result {
  const isDone = effect === 'outside' && !isBefore(point, 'during the effect')
  return { steps: [said], effects: isDone ? 1 : 0 }
}

const outcomes: Record<Fault, (cell: Cell) => Result> = {
  reload: afterLoss,
  'closed and reopened': afterLoss,
  'page crashed': afterLoss,
  'browser killed': afterLoss,
  offline: withoutNetwork,
  'storage full': (cell) => withoutRecord(cell, 'says full'),
  'database cleared': withoutJournal,
  // The witness went with the rest: nobody is left to know of a loss.
  'site data cleared': (cell) => withoutData(cell, 'starts empty'),
  'database files garbage': (cell) => withoutData(cell, 'says lost'),
  'clock moved both ways': afterLoss,
  'second tab acts at once': withSecondTab,
  'second tab takes over': afterLoss,
  'page frozen': undisturbed,
  'newer version opened': withNewerVersion,
}
