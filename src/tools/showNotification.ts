import { z } from 'zod'
import { orAborted } from './orAborted.ts'
import { defineTool } from './tool.ts'

/** Shows a notification of the system, which the person may have to allow first. */
export const showNotification = defineTool({
  name: 'show_notification',
  description: 'Show a notification on the person’s screen, outside this page.',
  risk: 'write',
  needsPress: true,
  schema: z.strictObject({
    title: z.string().min(1).max(100).describe('One line'),
    body: z.string().max(500).describe('What it says below; may be empty'),
  }),
  async effects({ title, body }) {
    return [{ summary: 'A notification on this screen', after: `${title}\n${body}`.trim() }]
  },
  async execute({ title, body }, { signal }) {
    if ((await orAborted(Notification.requestPermission(), signal)) !== 'granted') {
      throw new Error('The person’s browser does not allow this page to show notifications.')
    }
    const notification = new Notification(title, { body })
    notification.onclick = () => {
      window.focus()
    }
    return { result: 'The notification was given to the system to show.' }
  },
})
