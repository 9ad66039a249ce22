import { clockOf } from '../ui/clock.ts'

const minute = 60_000

/** How long something waits: "just now", "for 3 min", and from an hour on "since 14:02". */
export function waitingSince(at: number, now: number): string {
  const minutes = Math.floor((now - at) / minute)
  if (minutes < 1) return 'just now'
  return minutes < 60 ? `for ${minutes} min` : `since ${clockOf(at)}`
}
