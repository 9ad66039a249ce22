import { useStore } from 'zustand'
import type { SettingsStore } from '../run/threadSettings.ts'
import { modeLabels } from './modes.ts'

/** Which model the open thread talks to, and how its runs go on. */
export function ModelBadge({ settings }: { readonly settings: SettingsStore }) {
  const { model, mode } = useStore(settings, (state) => state.settings)

  return (
    <p className="min-w-0 truncate rounded-full border border-line px-3 py-1 text-xs text-ink-soft">
      <span className="sr-only">Model and run mode: </span>
      {model || 'No model'} · {modeLabels[mode]}
    </p>
  )
}
