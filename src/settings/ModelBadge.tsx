import { useStore } from 'zustand'
import type { SettingsStore } from '../run/threadSettings.ts'
import { modeLabels } from './modes.ts'

/** Which model the open thread talks to, and how its runs go on. */
export function ModelBadge({ settings }: { readonly settings: SettingsStore }) {
  const { model, mode } = useStore(settings, (state) => state.settings)

  return (
    <p className="flex min-w-0 text-xs text-ink-soft sm:rounded-full sm:border sm:border-line sm:px-3 sm:py-1">
      <span className="sr-only">Model and run mode: </span>
      <span className="truncate">{model || 'No model'}</span>
      <span className="shrink-0 whitespace-pre"> · {modeLabels[mode]}</span>
    </p>
  )
}
