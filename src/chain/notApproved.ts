/** Raised by the approval link when a person says no in single pass, as in LangChain's how-to. */
export class NotApproved extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotApproved'
  }
}
