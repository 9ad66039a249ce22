import type { RefCallback, RefObject } from 'react'
import type { CallId } from '../../thread/toolCall.ts'
import { DialogBody } from '../DialogFrame.tsx'
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
  readonly body: RefObject<HTMLElement | null>
  /** Given what stands at the end of the list; missing while the list is not complete. */
  readonly end: RefCallback<HTMLElement> | undefined
  readonly onCheck: (call: CallId, isChecked: boolean) => void
}) {
  return (
    <DialogBody label="What would run" ref={body} isBusy={!end} className="py-4">
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
    </DialogBody>
  )
}
