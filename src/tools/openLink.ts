import { z } from 'zod'
import { defineTool } from './tool.ts'

/** Opens a web address in a tab of its own, which learns nothing of this page. */
export const openLink = defineTool({
  name: 'open_link',
  description: 'Open a web page in a new tab of the person’s browser.',
  risk: 'send',
  needsPress: true,
  schema: z.strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'Not a web address' })
      .describe('An http or https address'),
  }),
  async effects({ url }) {
    const { hostname, href } = new URL(url)
    return [{ summary: `A new tab asks ${hostname} for this page`, after: href }]
  },
  async notes({ url }) {
    const { username, password, protocol } = new URL(url)
    const notes = []
    if (username || password) notes.push('The address carries a user name or a password.')
    if (protocol === 'http:') notes.push('The connection is not encrypted.')
    return notes.map((text) => ({ weight: 'warning', text }) as const)
  },
  async execute({ url }) {
    const tab = window.open(url, '_blank')
    if (!tab) throw new Error('The person’s browser did not let this page open a tab.')
    tab.opener = null
    return { result: 'The page was opened in a new tab. What it shows is not known here.' }
  },
})
