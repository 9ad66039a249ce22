import type { Mail } from '../tools/mail.ts'

/** A `mailto:` address that hands a sent mail to the person's own mail app; everything in it is escaped, so that the text can't add recipients or headers. */
export function mailtoOf({ to, subject, body }: Pick<Mail, 'to' | 'subject' | 'body'>): string {
  const escaped = (text: string) => encodeURIComponent(text.toWellFormed())
  // RFC 6068 wants line breaks as CRLF.
  const lines = body.replace(/\r\n|\r|\n/g, '\r\n')
  return `mailto:${escaped(to).replaceAll('%40', '@')}?subject=${escaped(subject)}&body=${escaped(lines)}`
}
