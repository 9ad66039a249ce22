import { messageOf } from '../../../thread/problem.ts'

/** How a sign-in at an MCP server goes wrong. */
export type SignInFailureKind =
  /** No answer that this page may read came from there. */
  | { readonly type: 'blocked'; readonly address: string }
  /** It does not say how to sign in there. */
  | { readonly type: 'unsaid'; readonly origin: string }
  /** It is not who it should be: another issuer answers than the one that was asked. */
  | { readonly type: 'issuer' }
  /** The server's sign-in is for something else than the server. */
  | { readonly type: 'resource' }
  /** What goes there could be read on the way. */
  | { readonly type: 'insecure'; readonly address: string }
  /** It lacks what a page needs to sign in safely. */
  | { readonly type: 'unsafe'; readonly origin: string }
  /** It does not take this page as a client of its own accord. */
  | { readonly type: 'registration'; readonly origin: string }
  /** What came back is no answer to what this tab asked. */
  | { readonly type: 'state' }
  /** The person said no there. */
  | { readonly type: 'declined' }
  /** It turned the code or the renewal down. */
  | { readonly type: 'refused'; readonly origin: string }
  /** It gave no token of a kind that this page can use. */
  | { readonly type: 'no-token'; readonly origin: string }

/** A sign-in that came to nothing; the message is the raw cause. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure'
  readonly kind: SignInFailureKind
  constructor(kind: SignInFailureKind, cause?: unknown) {
    super(cause === undefined ? '' : messageOf(cause), { cause })
    this.kind = kind
  }
}
