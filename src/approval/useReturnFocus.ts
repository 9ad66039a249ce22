import { useState } from 'react'
import type { RefObject } from 'react'

/** Where the focus goes when a dialog closes: to where it came from, else to the composer. Call it as the dialog opens. */
export function useReturnFocus(
  composer: RefObject<HTMLElement | null> | undefined,
): (closedBy: string) => HTMLElement | false {
  const [cameFrom] = useState(() => document.activeElement)
  return (closedBy) => {
    const isSomewhere = cameFrom instanceof HTMLElement && cameFrom !== document.body
    if (isSomewhere && cameFrom.isConnected) return cameFrom
    // The focus alone would bring up the keyboard of a touch screen.
    return closedBy === 'touch' ? false : (composer?.current ?? false)
  }
}
