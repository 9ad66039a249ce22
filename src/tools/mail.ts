/** A mail in the browser's own mailbox; `at` is epoch milliseconds. */
export interface Mail {
  readonly id: string
  readonly folder: 'inbox' | 'sent'
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly at: number
}
