import { providerOf } from '../models/providers.ts'
import type { Provider } from '../models/providers.ts'
import { originOf } from '../storage/keys.ts'
import type { ThreadSettings } from '../storage/settings.ts'
import { readBaseURL } from './baseURL.ts'
import type { BaseURL } from './baseURL.ts'
import type { Prefill } from './prefill.ts'

interface Target {
  readonly baseURL: string
  readonly model: string
}

/** What has been entered so far. Choosing another provider or address loses nothing, and shows none of what belongs to the former. */
export interface Draft {
  readonly provider: string
  readonly mode: ThreadSettings['mode']
  /** By provider. */
  readonly targets: Readonly<Record<string, Target>>
  /** Keys as typed, by the origin that they were typed for; under '' while there was no address yet. */
  readonly keys: Readonly<Record<string, string>>
  /** The origin that a link proposed: a key that this tab remembers for it is used only if the person says so. */
  readonly proposedOrigin: string | undefined
  readonly mayReuseKey: boolean
  /** The origin that a key was entered for when these settings were saved; a reload forgets the key, not that. */
  readonly keyedOrigin: string | undefined
}

/** A draft as it stands: which provider, which address, which key. */
export interface Reading {
  readonly provider: Provider
  readonly target: Target
  readonly address: BaseURL
  /** Where a key would go. */
  readonly origin: string | undefined
  readonly typedKey: string
}

/** Starts from what is saved and, over it, from what a link proposes. */
export function openDraft(saved: ThreadSettings, prefill: Prefill | undefined): Draft {
  const { provider, mode, baseURL, model, sendsKey } = saved
  const draft: Draft = {
    provider,
    mode,
    targets: { [provider]: { baseURL, model } },
    keys: {},
    proposedOrigin: undefined,
    mayReuseKey: false,
    keyedOrigin: sendsKey ? originOf(baseURL) : undefined,
  }
  if (!prefill) return draft
  const { id } = providerOf(prefill.provider ?? (prefill.baseURL ? 'custom' : provider))
  const known = targetOf(draft, providerOf(id))
  const proposed: Draft = {
    ...draft,
    provider: id,
    targets: {
      ...draft.targets,
      [id]: { baseURL: prefill.baseURL ?? known.baseURL, model: prefill.model ?? known.model },
    },
  }
  return { ...proposed, proposedOrigin: readDraft(proposed).origin }
}

/** Reads a draft. */
export function readDraft(draft: Draft): Reading {
  const provider = providerOf(draft.provider)
  const target = targetOf(draft, provider)
  const address: BaseURL =
    provider.baseURL === undefined
      ? readBaseURL(target.baseURL)
      : { type: 'ok', baseURL: provider.baseURL }
  const origin = address.type === 'ok' ? originOf(address.baseURL) : undefined
  return { provider, target, address, origin, typedKey: draft.keys[origin ?? ''] ?? '' }
}

function targetOf({ targets }: Draft, { id, baseURL, defaultModel }: Provider): Target {
  return targets[id] ?? { baseURL: baseURL ?? '', model: defaultModel }
}

/** Changes the address or the model of the chosen provider. */
export function withTarget(draft: Draft, change: Partial<Target>): Draft {
  const { provider, target } = readDraft(draft)
  return { ...draft, targets: { ...draft.targets, [provider.id]: { ...target, ...change } } }
}

/** Takes a key as typed, for the origin that stands now. */
export function withKey(draft: Draft, key: string): Draft {
  const { origin } = readDraft(draft)
  return { ...draft, keys: { ...draft.keys, [origin ?? '']: key } }
}

/** Gives a key that was typed before there was an address to the address that has now been entered. */
export function withAddressEntered(draft: Draft): Draft {
  const { provider, origin } = readDraft(draft)
  const { '': waiting, ...keys } = draft.keys
  const isTyped = provider.baseURL === undefined && origin !== undefined
  if (!waiting || !isTyped || keys[origin]) return draft
  return { ...draft, keys: { ...keys, [origin]: waiting } }
}
