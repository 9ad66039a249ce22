import { CircleAlert } from 'lucide-react'
import { ExactText } from '../../ui/ExactText.tsx'

/** What is wrong in one place, in words. */
export function Messages({
  messages,
  id,
}: {
  readonly messages: readonly string[]
  readonly id?: string
}) {
  if (messages.length === 0) return null
  return (
    <div id={id} className="flex flex-col gap-1 text-sm font-medium text-danger">
      {[...new Set(messages)].map((message) => (
        <p key={message} className="flex gap-1.5">
          <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          <ExactText text={message} />
        </p>
      ))}
    </div>
  )
}
