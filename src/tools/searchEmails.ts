import { z } from 'zod'
import { defineTool } from './tool.ts'

const most = 20

/** Finds mails whose sender, recipient, subject or text holds every word of the query. */
export const searchEmails = defineTool({
  name: 'search_emails',
  description: `Search all emails by words in sender, recipient, subject or text. Returns up to ${most}, newest first, without their text.`,
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  schema: z.strictObject({
    query: z.string().min(1).describe('Words that must all occur'),
  }),
  async commit({ query }, { mails }) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    const all = await mails.all()
    const found = all
      .filter((mail) => {
        const text = `${mail.from} ${mail.to} ${mail.subject} ${mail.body}`.toLowerCase()
        return words.every((word) => text.includes(word))
      })
      .toSorted((one, other) => other.at - one.at)
      .slice(0, most)
      .map(({ id, folder, from, to, subject, at }) => ({
        id,
        folder,
        from,
        to,
        subject,
        date: new Date(at).toISOString(),
      }))
    return { result: found }
  },
})
