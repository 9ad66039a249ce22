import type { Connection } from '../chain/ports.ts'
import { mayReach } from '../storage/egress.ts'
import { originOf } from '../storage/keys.ts'
import { ProblemError } from '../thread/problem.ts'
import { loadEngine } from './loadEngine.ts'
import type { SettingsStore } from './threadSettings.ts'

/** Opens the model that the settings name; the key goes straight from where it is kept into the bound fetch. */
export async function connect({
  settings,
}: ReturnType<SettingsStore['getState']>): Promise<Connection> {
  const { createModel, lockedKey, missingKey, noTools, notAllowed, openKey, providerOf } =
    await loadEngine()
  const provider = providerOf(settings.provider)
  const origin = originOf(settings.baseURL)
  if (origin !== undefined && !mayReach(origin)) throw new ProblemError(notAllowed(origin))
  const needsKey = provider.needsKey || settings.sendsKey
  const opened = needsKey && origin !== undefined ? await openKey(origin) : undefined
  if (opened?.type === 'locked') throw new ProblemError(lockedKey(provider, opened.ending))
  const key = opened?.type === 'open' ? opened.key : undefined
  if (needsKey && key === undefined) throw new ProblemError(missingKey(provider))
  const { model, mode, parameters } = settings
  return {
    model: await createModel(provider, settings, key),
    origin: { provider: provider.id, model },
    mode,
    ...(parameters && provider.protocol !== 'demo' ? { parameters } : {}),
    ...(provider.canCallTools ? {} : { withoutTools: noTools(provider) }),
  }
}
