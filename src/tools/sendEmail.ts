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
  async effects({ message, recipient }) {
    const after = `To: ${recipient}\nSubject: ${subjectOf(message)}\n\n${message}`
    return [{ summary: 'A new mail in the Sent folder of the mailbox in this browser', after }]
  },
  async notes({ recipient }, { mails }) {
    const all = await mails.all()
    const known = new Set(all.flatMap(({ from, to }) => [from, to]))
    const { findLookAlike } = await import('./lookAlike.ts')
    const lookAlike = await findLookAlike(recipient, known)
    if (lookAlike !== undefined) {
      const text = `${recipient} looks like ${lookAlike}, but is not that address.`
      return [{ weight: 'warning', text }]
    }
    const isFirst = !all.some(({ folder, to }) => folder === 'sent' && isSameAddress(to, recipient))
    return isFirst ? [{ weight: 'plain', text: `This is the first mail to ${recipient}.` }] : []
  },
  async commit({ message, recipient }, { mails }, { idempotencyKey, now }) {
    const id = `sent-${idempotencyKey}`
    await mails.add({
      id,
      folder: 'sent',
      from: 'me@example.com',
      to: recipient,
      subject: subjectOf(message),
      body: message,
      at: now,
    })
    return {
      result: `Sent to ${recipient}. It is in the Sent folder of the mailbox in this browser.`,
      receipt: id,
    }
  },
  async undo(receipt, { mails }) {
    const mail = typeof receipt === 'string' ? await mails.get(receipt) : undefined
    if (mail?.folder !== 'sent') throw new Error('The mail is no longer in the Sent folder.')
    await mails.remove(mail.id)
  },
})

function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function subjectOf(message: string): string {
  const line = message.trim().split('\n', 1)[0] ?? ''
  return line.length > subjectLength ? `${line.slice(0, subjectLength - 1)}…` : line
}
