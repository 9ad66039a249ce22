const meanings = new Map([
  ['stop', 'stop'],
  ['end_turn', 'stop'],
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_calls', 'tool_calls'],
  ['tool_call', 'tool_calls'],
  ['tool_use', 'tool_calls'],
  ['function_call', 'tool_calls'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['content_filter', 'content_filter'],
])

/** How a reply finished, in OpenAI’s words where it is known to mean one of them. */
export function finishOf(reason: string | undefined): string | undefined {
  return reason === undefined ? undefined : (meanings.get(reason.toLowerCase()) ?? reason)
}

/** The reason that counts where a server gives two: one that the reply was cut off is never taken back. */
export function worse(before: string | undefined, after: string | undefined): string | undefined {
  return [before, after].find((each) => !isGood(each)) ?? after ?? before
}

function isGood(reason: string | undefined): boolean {
  return reason === undefined || reason === 'stop' || reason === 'tool_calls'
}
