/** Loads all that knows the protocol, after what keeps zod from asking for `eval`. */
export async function loadMcp() {
  await import('../jitless.ts')
  return import('../../tools/mcp/index.ts')
}
