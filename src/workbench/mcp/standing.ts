import type { McpServerLine } from '../../run/mcp/mcpServers.ts'

/** How the page stands with a server, in words. */
export function standingWords({ standing, tools }: McpServerLine): string {
  switch (standing.type) {
    case 'connecting':
      return 'Connecting …'
    case 'connected':
      return asksForConsent(tools) ? 'Connected. Its tools wait for your consent.' : 'Connected.'
    case 'asks-sign-in':
      return 'Signed out: the server asks who you are.'
    case 'signed-out':
      return `Signed out: this tab does not know what ${standing.missing.join(' and ')} says.`
    case 'failed':
      return 'Not connected.'
  }
}

/** Whether a server waits for the person, for whatever reason. */
export function needsPerson({ standing, tools }: McpServerLine): boolean {
  const isUnderWay = standing.type === 'connected' || standing.type === 'connecting'
  return !isUnderWay || asksForConsent(tools)
}

/** Whether there is something about a server's tools that the person has not accepted. */
function asksForConsent(tools: McpServerLine['tools'] = []): boolean {
  return tools.some(({ type }) => type !== 'accepted' && type !== 'unusable')
}
