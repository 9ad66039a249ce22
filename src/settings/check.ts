import { blankFault } from '../models/address.ts'
import type { Blank } from '../models/provider.ts'
import { keyOf } from '../storage/keys.ts'
import type { Draft, Reading } from './draft.ts'
import { isTyped, readDraft } from './draft.ts'
import { knownKey } from './keys/knownKey.ts'
import { parameterFaults } from './parameters.ts'
import type { WrongParameters } from './parameters.ts'

type CheckedField =
  | 'baseURL'
  | ReturnType<typeof fieldOf>
  | 'key'
  | 'passphrase'
  | 'newPassphrase'
  | 'model'
  | keyof WrongParameters

/** What is wrong, by field. */
export type Wrong = { -readonly [field in CheckedField]?: string | undefined }

/** The field of a blank in the provider's address. */
export function fieldOf({ name }: Blank) {
  return `blank-${name}` as const
}

/** The blanks that have to be filled. */
export function blanksOf({ provider, target }: Reading): readonly Blank[] {
  const { address } = provider
  return address.type === 'blanks' && !isTyped(provider, target) ? address.blanks : []
}

/** Whether this browser has a key that a link's address would get, and the person has not said that it may. */
export function needsConsentToKey(
  { proposedOrigin, mayReuseKey }: Draft,
  { origin, typedKey }: Reading,
  known = knownKey(origin),
): boolean {
  if (origin === undefined || origin !== proposedOrigin || mayReuseKey || typedKey) return false
  return known !== undefined
}

/** The key that a request would carry now. */
export function keyInUse({ origin, typedKey }: Reading): string | undefined {
  if (typedKey.trim()) return typedKey.trim()
  return origin === undefined ? undefined : keyOf(origin)
}

/** Finds what keeps a draft from being saved, or from being tested. */
export function check(
  draft: Draft,
  purpose: 'save' | 'test',
  known = knownKey(readDraft(draft).origin),
): Wrong {
  const reading = readDraft(draft)
  const { provider, target, address, origin, typedKey } = reading
  if (provider.protocol === 'demo') return {}
  const wrong: Wrong = {}
  if (address.type === 'wrong') wrong.baseURL = address.message
  for (const blank of blanksOf(reading)) {
    const fault = blankFault(blank, target.filling[blank.name] ?? '')
    if (fault !== undefined) wrong[fieldOf(blank)] = fault
  }
  if (/[^\x21-\x7e]/.test(typedKey.trim())) {
    wrong.key = 'A key has only plain letters, digits and signs, without spaces. Paste it again.'
  } else if (needsConsentToKey(draft, reading, known)) {
    wrong.key = `Enter a key for ${origin}, or tick that the one you entered before may be used.`
  } else if (purpose === 'test' && known?.isOpen === false && !typedKey) {
    wrong.key = 'Unlock the key with its passphrase first, or enter it again.'
  } else if (purpose === 'test' && provider.needsKey && keyInUse(reading) === undefined) {
    wrong.key = `Enter the key for ${provider.label} first.`
  }
  if (purpose === 'save' && !target.model.trim()) {
    wrong.model = 'Enter the model’s name; “Test connection” suggests those that the server has.'
  }
  return purpose === 'save' ? { ...wrong, ...parameterFaults(draft.parameters) } : wrong
}
