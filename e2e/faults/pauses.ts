import type { Cell, Point } from './plan.ts'

type Faults = NonNullable<typeof globalThis.countersignFaults>

/** Which safeguard is off, for a control. */
export type Switches = Pick<Faults, 'withoutWriteAhead' | 'withoutComparison'>

const pauses: Record<Point, Faults> = {
  'mid-stream': {},
  'before offered': { pauseBefore: 'call-offered' },
  'after offered': { pauseAfter: 'call-offered' },
  'after presented': { pauseAfter: 'call-presented' },
  'before decided': { pauseBefore: 'call-decided' },
  'after decided': { pauseAfter: 'call-decided' },
  'before the effect': { pauseAfter: 'call-started' },
  // The notice board holds it.
  'during the effect': {},
  'after the effect': { pauseBefore: 'call-finished' },
  'after finished': { pauseAfter: 'call-finished' },
}

/** Start, effect and end of an inside effect are one transaction. */
const insidePauses: Partial<Record<Point, Faults>> = {
  'before the effect': { pauseBefore: 'call-started' },
  'during the effect': { pausesWithin: true },
}

/** Where the page stops of itself. */
export function pausesAt({ point, effect }: Cell): Faults {
  return (effect === 'inside' ? insidePauses[point] : undefined) ?? pauses[point]
}
