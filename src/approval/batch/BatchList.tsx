import type { RefCallback, RefObject } from 'react'
import type { CallId } from '../../thread/toolCall.ts'
import { ListedCallItem } from './ListedCallItem.tsx'
import type { ListedCall } from './listed.ts'

/** The calls one under the other; the list scrolls, what is around it stays. */
export function BatchList({
  calls,
  unchecked,
  body,
  end,
  onCheck,
}: {
  readonly calls: readonly ListedCall[]
  readonly unchecked: ReadonlySet<CallId>
  readonly body: RefObject<HTMLDivElement | null>
  /** Given what stands at the end of the list; missing while the list is not complete. */
  readonly end: RefCallback<HTMLElement> | undefined
  readonly onCheck: (call: CallId, isChecked: boolean) => void
}) {
  return (
    <section
      ref={body}
      aria-label="What would run"
      aria-busy={!end}
      // Scrolled with the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-h-0 overflow-y-auto overscroll-contain px-5 py-4 -outline-offset-2 [@media(max-height:30rem)]:shrink-0 [@media(max-height:30rem)]:overflow-visible"
    >
      <ol className="flex flex-col gap-3">
        {calls.map((listed, index) => (
          <ListedCallItem
            key={listed.call.id}
            listed={listed}
            place={index + 1}
            size={calls.length}
            isChecked={listed.standing.type !== 'alone' && !unchecked.has(listed.call.id)}
            onCheck={onCheck}
          />
        ))}
      </ol>
      {end && <div ref={end} aria-hidden className="h-px" />}
    </section>
  )
}
