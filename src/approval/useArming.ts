import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { Risk } from '../thread/toolCall.ts'
import { afterPaint } from './afterPaint.ts'
import { approves, arm, armedAt, unarmed } from './arming.ts'
import type { Arming, ArmingEvent, PressKind } from './arming.ts'
import { isGenuine } from './genuine.ts'

/** A button that approves only when it has been in sight long enough. */
export interface ArmedControl {
  readonly isArmed: boolean
  readonly arming: Arming
  /** A press begins on the button. */
  readonly begin: (event: SyntheticEvent, by: PressKind) => void
  /** A press ends on the button: the approval, if all of it was armed. */
  readonly end: (event: SyntheticEvent, by: PressKind) => void
  readonly cancel: () => void
}

/** Runs the arming of what the button stands for; another `question` or risk starts it anew. */
export function useArming(
  risk: Risk,
  isReady: boolean,
  onApprove: () => void,
  question = '',
): ArmedControl {
  const [arming, setArming] = useState(() => unarmed(risk))
  // Read at once by the next event, which state is not.
  const latest = useRef(arming)
  const [armedSince, setArmedSince] = useState<number>()

  const hear = useCallback((event: ArmingEvent): boolean => {
    const isApproval = approves(latest.current, event)
    latest.current = arm(latest.current, event)
    setArming(latest.current)
    return isApproval
  }, [])

  useLayoutEffect(() => {
    hear({ type: 'asked', risk })
  }, [hear, risk, question])
  useLayoutEffect(() => {
    hear({ type: 'readiness-changed', isReady })
  }, [hear, isReady])
  // From when the new question is painted.
  useEffect(() => watchSight(hear), [hear, risk, question])
  useEffect(() => {
    const at = armedAt(arming)
    if (at === undefined) return undefined
    const timer = setTimeout(
      () => {
        setArmedSince(arming.since)
      },
      Math.max(0, Math.ceil(at - performance.now())),
    )
    return () => {
      clearTimeout(timer)
    }
  }, [arming])

  return {
    isArmed: isReady && arming.since !== undefined && armedSince === arming.since,
    arming,
    begin(event, by) {
      hear({ type: 'pressed', at: timeOf(event), by, isGenuine: isGenuine(event) })
    },
    end(event, by) {
      const at = timeOf(event)
      if (hear({ type: 'released', at, by, isGenuine: isGenuine(event) })) onApprove()
    },
    cancel() {
      hear({ type: 'press-cancelled' })
    },
  }
}

/** A click that waited behind a busy page counts from when it was made. */
function timeOf({ nativeEvent }: SyntheticEvent): number {
  return Math.min(nativeEvent.timeStamp, performance.now())
}

/** Tells when the page comes into sight and leaves it; a moved or resized page counts as shown anew. */
function watchSight(hear: (event: ArmingEvent) => void): () => void {
  let forget = (): void => {}
  const look = (): void => {
    forget()
    forget = afterPaint(() => {
      const isInSight = document.visibilityState === 'visible' && document.hasFocus()
      hear(isInSight ? { type: 'shown', at: performance.now() } : { type: 'left' })
    })
  }
  const lookAgain = (): void => {
    hear({ type: 'left' })
    look()
  }
  const watching = new AbortController()
  const { signal } = watching
  for (const type of ['focus', 'blur', 'resize']) {
    window.addEventListener(type, lookAgain, { signal })
  }
  document.addEventListener('visibilitychange', lookAgain, { signal })
  look()
  return () => {
    forget()
    watching.abort()
  }
}
