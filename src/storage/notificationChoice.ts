const key = 'countersign:notify'

/** Whether the person asked to be notified when something waits. Without a place to keep it, nobody did. */
export function wantsNotification(): boolean {
  try {
    return localStorage.getItem(key) === 'on'
  } catch {
    return false
  }
}

/** Keeps the choice for every tab of this browser; tells whether it could be kept. */
export function chooseNotification(isWanted: boolean): boolean {
  try {
    if (isWanted) localStorage.setItem(key, 'on')
    else localStorage.removeItem(key)
    return true
  } catch {
    return !isWanted
  }
}
