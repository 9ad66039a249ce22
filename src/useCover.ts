import { useEffect, useState } from 'react'
import { afterPaint } from './approval/afterPaint.ts'

/** Whether another dialog covers the page, and for as long afterwards as it takes to give the focus back: a dialog that opened before would lose it. */
export function useCover(isCovered: boolean): boolean {
  const [holds, setHolds] = useState(isCovered)
  if (isCovered && !holds) setHolds(true)
  useEffect(() => {
    if (isCovered || !holds) return undefined
    return afterPaint(() => {
      setHolds(false)
    })
  }, [isCovered, holds])
  return isCovered || holds
}
