import { z } from 'zod'
import { defineTool } from './tool.ts'

const subjectLength = 60

/** Puts a mail into this browser's Sent folder, at once and exactly once. */
export const sendEmail = defineTool({
  name: 'send_email',
  description:
    'Send an email. It goes into the Sent folder of the mailbox in this browser, where the person can pass it on to their own mail app.',
  risk: 'send',
  schema: z.strictObject({
    message: z.string().min(1).describe('The whole text of the email'),
    recipient: z.email().describe('The email address it goes to'),
  }),
  async commit({ message, recipient }, { mails }, { idempotencyKey, now }) {
    await mails.add({
      id: `sent-${idempotencyKey}`,
      folder: 'sent',
      from: 'me@example.com',
      to: recipient,
      subject: subjectOf(message),
      body: message,
      at: now,
    })
    return `Sent to ${recipient}. It is in the Sent folder of the mailbox in this browser.`
  },
})

function subjectOf(message: string): string {
  const line = message.trim().split('\n', 1)[0] ?? ''
  return line.length > subjectLength ? `${line.slice(0, subjectLength - 1)}…` : line
}
