/** What the person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

/** The key that public/theme.js reads before the first paint. */
const key = 'countersign:theme'

/** The choice as it is stored; the system's where there is none or storage is forbidden. */
export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(key)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

/** Stores the choice and has public/theme.js apply it, here and in the other tabs. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    return // Storage is forbidden: there is nowhere to keep a choice.
  }
  dispatchEvent(new StorageEvent('storage', { key }))
}
