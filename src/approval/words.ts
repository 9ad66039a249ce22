import type { Risk, ToolSource } from '../thread/toolCall.ts'

/** What a call of this risk does, in the app's own words. */
export const effectOf: Readonly<Record<Risk, string>> = {
  read: 'Reads, and changes nothing.',
  write: 'Changes what is stored.',
  send: 'Sends data on your behalf.',
  destructive: 'Deletes or overwrites. It may not be possible to take this back.',
}

/** Where a tool comes from, in words. */
export const sourceOf: Readonly<Record<ToolSource, string>> = {
  'built-in': 'Built-in tool',
}

/** A number with the noun it counts. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
