/** Loads all that knows how to sign in, after what keeps zod from asking for `eval`. */
export async function loadSignIn() {
  await import('../../jitless.ts')
  return import('../../../tools/mcp/signIn/index.ts')
}
