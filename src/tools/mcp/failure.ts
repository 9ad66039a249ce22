/** How a connection to an MCP server goes wrong, as far as a page can tell. */
export type McpFailureKind =
  /** The browser let no answer through: nobody is there, or the server does not allow this page. */
  | { readonly type: 'no-answer'; readonly wasHeard: boolean }
  /** It answers, and hides its session from the page. */
  | { readonly type: 'hidden-session' }
  /** It no longer knows this session. */
  | { readonly type: 'lost-session' }
  | { readonly type: 'refused'; readonly status: number }
  /** It answers, and not as an MCP server does. */
  | { readonly type: 'not-mcp' }

/** A request to an MCP server that came to nothing; the message is the raw cause. */
export class McpFailure extends Error {
  override readonly name = 'McpFailure'
  readonly kind: McpFailureKind
  constructor(kind: McpFailureKind, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.kind = kind
  }
}
