import { entersAddress, filled, fillingOf } from '../models/address.ts'
import type { Filling } from '../models/address.ts'
import type { Provider } from '../models/provider.ts'
import { providerOf } from '../models/providers.ts'
import { originOf } from '../storage/keys.ts'
import type { ThreadSettings } from '../storage/settings.ts'
import { readBaseURL } from './baseURL.ts'
import type { BaseURL } from './baseURL.ts'
import { textsOf } from './parameters.ts'
import type { ParameterTexts } from './parameters.ts'
import type { Prefill } from './prefill.ts'

interface Target {
  /** As typed; not looked at where the provider has an address and the person takes it. */
  readonly baseURL: string
  /** Typed instead of the provider's own address, where there is a choice. */
  readonly isOwnAddress: boolean
  readonly filling: Filling
  readonly model: string
}

/** What has been entered so far. Choosing another provider or address loses nothing, and shows none of what belongs to the former. */
export interface Draft {
  readonly provider: string
  readonly mode: ThreadSettings['mode']
  readonly parameters: ParameterTexts
  /** By provider. */
  readonly targets: Readonly<Record<string, Target>>
  /** Keys as typed, by the origin that they were typed for; by the provider's id while there was no address yet. */
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
    parameters: textsOf(saved),
    targets: { [provider]: targetAt(providerOf(provider), baseURL, model) },
    keys: {},
    proposedOrigin: undefined,
    mayReuseKey: false,
    keyedOrigin: sendsKey ? originOf(baseURL) : undefined,
  }
  if (!prefill) return draft
  const chosen = providerOf(prefill.provider ?? (prefill.baseURL ? 'custom' : provider))
  const known = targetOf(draft, chosen)
  const proposed: Draft = {
    ...draft,
    provider: chosen.id,
    targets: {
      ...draft.targets,
      [chosen.id]: {
        ...(prefill.baseURL === undefined ? known : targetAt(chosen, prefill.baseURL, '')),
        model: prefill.model ?? known.model,
      },
    },
  }
  return { ...proposed, proposedOrigin: readDraft(proposed).origin }
}

/** Reads a draft. */
export function readDraft(draft: Draft): Reading {
  const provider = providerOf(draft.provider)
  const target = targetOf(draft, provider)
  const address = readAddress(provider, target)
  const origin = address.type === 'ok' ? originOf(address.baseURL) : undefined
  return { provider, target, address, origin, typedKey: draft.keys[origin ?? provider.id] ?? '' }
}

/** Whether the address is the one that the person types. */
export function isTyped(provider: Provider, { isOwnAddress }: Target): boolean {
  const enters = entersAddress(provider)
  return enters === 'must' || (enters === 'may' && isOwnAddress)
}

function readAddress(provider: Provider, target: Target): BaseURL {
  if (isTyped(provider, target)) return readBaseURL(target.baseURL)
  const { address } = provider
  switch (address.type) {
    case 'fixed':
      return { type: 'ok', baseURL: address.baseURL }
    case 'blanks': {
      const baseURL = filled(address, target.filling)
      return baseURL === undefined ? { type: 'unfilled' } : { type: 'ok', baseURL }
    }
    case 'inside':
    case 'own':
      return { type: 'ok', baseURL: '' }
  }
}

function targetOf({ targets }: Draft, provider: Provider): Target {
  const { id, address, defaultModel } = provider
  const suggestion = address.type === 'own' ? address.suggestion : ''
  return targets[id] ?? targetAt(provider, suggestion, defaultModel)
}

/** The target at a base URL: with its blanks as they must have been filled, or as the person's own address. */
function targetAt({ address }: Provider, baseURL: string, model: string): Target {
  const filling = address.type === 'blanks' ? fillingOf(address, baseURL) : undefined
  return {
    baseURL: filling ? '' : baseURL,
    isOwnAddress: filling === undefined && baseURL !== '',
    filling: filling ?? {},
    model,
  }
}

/** Changes the address or the model of the chosen provider. */
export function withTarget(draft: Draft, change: Partial<Target>): Draft {
  const { provider, target } = readDraft(draft)
  return { ...draft, targets: { ...draft.targets, [provider.id]: { ...target, ...change } } }
}

/** Takes a key as typed, for the origin that stands now. */
export function withKey(draft: Draft, key: string): Draft {
  const { provider, origin } = readDraft(draft)
  return { ...draft, keys: { ...draft.keys, [origin ?? provider.id]: key } }
}

/** Gives a key that was typed before there was an address to the address that has now been entered. */
export function withAddressEntered(draft: Draft): Draft {
  const { provider, origin } = readDraft(draft)
  const { [provider.id]: waiting, ...keys } = draft.keys
  if (!waiting || origin === undefined || keys[origin]) return draft
  return { ...draft, keys: { ...keys, [origin]: waiting } }
}
