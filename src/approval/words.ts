import { changesBetween } from '../thread/changes.ts'
import type { Risk, StagedCall } from '../thread/toolCall.ts'

/** What a call of this risk does, in the app's own words. */
export const effectOf: Readonly<Record<Risk, string>> = {
  read: 'Reads, and changes nothing.',
  write: 'Changes what is stored.',
  send: 'Sends data on your behalf.',
  destructive: 'Deletes or overwrites. It may not be possible to take this back.',
}

/** How a call was decided whose decision can still be taken back. */
export function decidedAs(call: StagedCall): string {
  const how = howDecided(call)
  return call.rule ? `${how} by a rule` : how
}

function howDecided(call: StagedCall): string {
  if (call.status !== 'approved' || call.decision.type !== 'edit') return call.status
  const edits = changesBetween(call.proposedArgs ?? call.args, call.args)
  return `approved with ${counted(edits.length, 'edit')}`
}

/** A number with the noun it counts. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
