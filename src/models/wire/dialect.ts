/** Where a server's Chat Completions differ from OpenAI's on the way out; an empty object speaks as OpenAI does. */
export interface Dialect {
  /** Mistral accepts no other ids in the history than nine of `[a-zA-Z0-9]`. */
  readonly toolCallIds?: 'nine-alphanumerics'
  /** Cohere and Mistral refuse requests with `stream_options`. */
  readonly withoutStreamOptions?: true
  /** What limits the reply; `max_completion_tokens` where not given. */
  readonly tokenLimitField?: 'max_tokens'
  /** DeepSeek wants the reasoning of each assistant message back, under this name. */
  readonly reasoningBack?: 'reasoning_content'
  /** Perplexity refuses two messages of one role in a row. */
  readonly alternatesRoles?: true
}
