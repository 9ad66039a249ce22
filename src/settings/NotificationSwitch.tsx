import { useId, useState } from 'react'
import { chooseNotification, wantsNotification } from '../storage/notificationChoice.ts'

type NotificationState = 'off' | 'asking' | 'on' | 'refused' | 'unsupported' | 'not-kept'

const isSupported = 'Notification' in globalThis

const meanings: Readonly<Record<NotificationState, string>> = {
  off: 'Applies at once, in this browser. A notification never says what waits.',
  asking: 'The browser asks you whether this site may notify you.',
  on: 'Applies at once, in this browser. A notification never says what waits.',
  refused:
    'The browser does not let this site notify you. Allow notifications beside the address or in the browser’s settings for this site, then switch this on again.',
  unsupported: 'This browser offers no notifications to pages.',
  'not-kept': 'The browser does not let this site store anything, so the choice can’t be kept.',
}

/** The switch that asks the browser for leave to notify, and keeps the choice. */
export function NotificationSwitch() {
  const [state, setState] = useState(now)
  const id = useId()
  const isOn = state === 'on' || state === 'asking'

  const switchTo = async (isWanted: boolean): Promise<void> => {
    if (!isWanted) {
      chooseNotification(false)
      setState('off')
      return
    }
    setState('asking')
    if ((await Notification.requestPermission()) !== 'granted') setState('refused')
    else setState(chooseNotification(true) ? 'on' : 'not-kept')
  }

  return (
    <div className="mt-5 border-t border-line pt-4">
      <label htmlFor={id} className="flex min-h-11 items-center gap-3 text-sm font-medium">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          disabled={state === 'unsupported'}
          aria-describedby={`${id}-meaning`}
          onChange={({ currentTarget }) => void switchTo(currentTarget.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        Notify me when something waits and this tab is hidden
      </label>
      <p
        id={`${id}-meaning`}
        role={state === 'refused' || state === 'not-kept' ? 'alert' : undefined}
        className={`text-sm ${state === 'refused' || state === 'not-kept' ? 'text-warn' : 'text-ink-soft'}`}
      >
        {meanings[state]}
      </p>
    </div>
  )
}

/** A leave that was taken back since makes the choice ineffective, and is said. */
function now(): NotificationState {
  if (!isSupported) return 'unsupported'
  if (!wantsNotification()) return 'off'
  return Notification.permission === 'granted' ? 'on' : 'refused'
}
