import type { Connection } from '../chain/ports.ts'
import { keyOf, originOf } from '../storage/keys.ts'
import { ProblemError } from '../thread/problem.ts'
import { loadEngine } from './loadEngine.ts'
import type { SettingsStore } from './threadSettings.ts'

/** Opens the model that the settings name; the key goes straight from memory into the bound fetch. */
export async function connect({
  settings,
}: ReturnType<SettingsStore['getState']>): Promise<Connection> {
  const { createModel, missingKey, providerOf } = await loadEngine()
  const provider = providerOf(settings.provider)
  const origin = originOf(settings.baseURL)
  const key = origin === undefined ? undefined : keyOf(origin)
  if ((provider.needsKey || settings.sendsKey) && key === undefined) {
    throw new ProblemError(missingKey(provider))
  }
  return {
    model: await createModel(provider, settings, key),
    origin: { provider: provider.id, model: settings.model },
    mode: settings.mode,
  }
}
