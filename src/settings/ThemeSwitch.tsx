import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { chooseTheme, chosenTheme } from './theme.ts'
import type { Theme } from './theme.ts'

const icons: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon }
const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

/** One button that goes through system, light and dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme)
  const Icon = icons[theme]

  return (
    <IconButton
      label={`Theme: ${theme}`}
      onClick={() => {
        chooseTheme(next[theme])
        setTheme(next[theme])
      }}
    >
      <Icon size={18} aria-hidden />
    </IconButton>
  )
}
