import type { Risk } from '../thread/toolCall.ts'

/** How long a call has to be in sight before it can be approved, in milliseconds; not a setting. */
export const armingDelay: Readonly<Record<Risk, number>> = {
  read: 500,
  write: 1000,
  send: 1000,
  destructive: 1500,
}

/** After so many early attempts the delay is no longer restarted, so that it ends some time. */
export const mostRestarts = 20

/** What the approve button knows of time and of the press that is under way. Pure data. */
export interface Arming {
  readonly delay: number
  /** When the delay last started; undefined while the call is not in sight. */
  readonly since: number | undefined
  readonly restarts: number
  /** Whether nothing but time stands between the person and the approval: presented, seen to the end, not being decided. */
  readonly isReady: boolean
  /** A press that began on the button after arming and has not ended. */
  readonly pressed: PressKind | undefined
}

/** With what the button is pressed. */
export type PressKind = 'pointer' | 'key'

/** What happens around the approve button, `at` milliseconds of a clock that only runs forward. */
export type ArmingEvent =
  /** The button now stands for something else. */
  | { readonly type: 'asked'; readonly risk: Risk }
  /** The call came into sight: opened, changed, painted anew, or the window came back. */
  | { readonly type: 'shown'; readonly at: number }
  /** The window was left or hidden. */
  | { readonly type: 'left' }
  | { readonly type: 'readiness-changed'; readonly isReady: boolean }
  | Press
  | (Omit<Press, 'type'> & { readonly type: 'released' })
  | { readonly type: 'press-cancelled' }

interface Press {
  readonly type: 'pressed'
  readonly at: number
  readonly by: PressKind
  /** Whether a person did it, and not a script or a held key. */
  readonly isGenuine: boolean
}

/** A call that is not in sight yet. */
export function unarmed(risk: Risk): Arming {
  return {
    delay: armingDelay[risk],
    since: undefined,
    restarts: 0,
    isReady: false,
    pressed: undefined,
  }
}

/** When the delay is over; undefined while it has not started. */
export function armedAt({ since, delay }: Arming): number | undefined {
  return since === undefined ? undefined : since + delay
}

/** Whether an approval would count now. */
export function isArmed(arming: Arming, now: number): boolean {
  const at = armedAt(arming)
  return arming.isReady && at !== undefined && now >= at
}

/** The arming after an event. Pure. */
export function arm(arming: Arming, event: ArmingEvent): Arming {
  switch (event.type) {
    case 'asked':
      return { ...unarmed(event.risk), isReady: arming.isReady }
    case 'shown':
      return { ...arming, since: event.at, pressed: undefined }
    case 'left':
      return { ...arming, since: undefined, pressed: undefined }
    case 'readiness-changed':
      if (arming.isReady === event.isReady) return arming
      return { ...arming, isReady: event.isReady, pressed: undefined }
    case 'pressed':
      if (!event.isGenuine) return arming
      return isArmed(arming, event.at)
        ? { ...arming, pressed: event.by }
        : afterEarlyAttempt(arming, event.at)
    case 'released':
    case 'press-cancelled':
      return arming.pressed === undefined ? arming : { ...arming, pressed: undefined }
  }
}

/** Whether this event completes an approval: a genuine press that both began and ended on the armed button. Ask before `arm`. */
export function approves(arming: Arming, event: ArmingEvent): boolean {
  return (
    event.type === 'released' &&
    event.isGenuine &&
    arming.pressed === event.by &&
    isArmed(arming, event.at)
  )
}

function afterEarlyAttempt(arming: Arming, at: number): Arming {
  const waits = arming.since !== undefined && at < arming.since + arming.delay
  if (!waits || arming.restarts >= mostRestarts) return { ...arming, pressed: undefined }
  return { ...arming, since: at, restarts: arming.restarts + 1, pressed: undefined }
}
