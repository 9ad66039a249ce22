// Runs before the first paint, so that a chosen theme never flashes into the other one.
{
  const dark = matchMedia('(prefers-color-scheme: dark)')

  const chosen = () => {
    try {
      return localStorage.getItem('countersign:theme')
    } catch {
      return null // Storage can be forbidden; the system's choice stands then.
    }
  }

  const apply = () => {
    const choice = chosen()
    const isDark = choice === 'dark' || (choice !== 'light' && dark.matches)
    const theme = isDark ? 'dark' : 'light'
    document.documentElement.dataset.theme = theme
    document.documentElement.style.colorScheme = theme
  }

  apply()
  dark.addEventListener('change', apply)
  // Another tab writes the key; this one is told by `storage`, and announces its own change likewise.
  addEventListener('storage', apply)
}
