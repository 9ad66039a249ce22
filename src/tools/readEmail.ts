import { z } from 'zod'
import { defineTool } from './tool.ts'

/** Reads one mail in full. */
export const readEmail = defineTool({
  name: 'read_email',
  description: 'Read one email in full by its id, as search_emails returns it.',
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  schema: z.strictObject({
    id: z.string().min(1).describe('The id of the email'),
  }),
  async commit({ id }, { mails }) {
    const mail = await mails.get(id)
    if (!mail) throw new Error(`There is no email with the id "${id}".`)
    const { folder, from, to, subject, body, at } = mail
    return { result: { id, folder, from, to, subject, date: new Date(at).toISOString(), body } }
  },
})
