import { z } from 'zod'
import { defineTool } from './tool.ts'

/** Tells the time of this computer, in UTC and as the person's clock shows it. */
export const currentTime = defineTool({
  name: 'current_time',
  description: 'Tell the date, the time and the time zone of the person’s computer.',
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  schema: z.strictObject({}),
  async commit(_args, _own, { now }) {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' })
    return { result: { utc: new Date(now).toISOString(), local: local.format(now), timeZone } }
  },
})
