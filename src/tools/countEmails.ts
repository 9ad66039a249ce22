import { z } from 'zod'
import { defineTool } from './tool.ts'

const day = 24 * 60 * 60 * 1000

/** Counts the mails received in a span that ends now. */
export const countEmails = defineTool({
  name: 'count_emails',
  description: 'Count the emails received in the last number of days, up to now.',
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  schema: z.strictObject({
    last_n_days: z.int().min(1).max(36_500).describe('How many days back from now, at least 1'),
  }),
  async commit({ last_n_days }, { mails }, { now }) {
    const since = now - last_n_days * day
    const received = await mails.all()
    const counted = received.filter(
      (mail) => mail.folder === 'inbox' && mail.at > since && mail.at <= now,
    )
    return { result: counted.length }
  },
})
