import type { Json } from '../../thread/json.ts'
import type { SucceededCall, ToolCall } from '../../thread/toolCall.ts'

/** Something that the person may want to do after a call, by themselves. */
export interface NextStepLink {
  readonly label: string
  readonly href: string
}

const subjectLength = 60

/** The person's own next step after a call, by the tool's name. */
const nextSteps: ReadonlyMap<string, (call: SucceededCall) => NextStepLink> = new Map([
  [
    'send_email',
    ({ args: { recipient, message } }) => ({
      label: 'Open in my mail app',
      href: mailLink(textOf(recipient), textOf(message)),
    }),
  ],
])

/** What the person may want to do next by themselves; nothing for most tools. */
export function nextStepOf(call: ToolCall): NextStepLink | undefined {
  return call.status === 'succeeded' ? nextSteps.get(call.name)?.(call) : undefined
}

function mailLink(recipient: string, message: string): string {
  const [line = ''] = message.trim().split('\n', 1)
  const subject = line.length > subjectLength ? `${line.slice(0, subjectLength - 1)}…` : line
  const body = message.replaceAll(/\r\n?|\n/g, '\r\n')
  const address = encodeURIComponent(recipient).replaceAll('%40', '@')
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.toWellFormed() : ''
}
