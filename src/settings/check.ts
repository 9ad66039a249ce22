import { keyOf } from '../storage/keys.ts'
import type { Draft, Reading } from './draft.ts'
import { readDraft } from './draft.ts'
import { knownKey } from './keys/knownKey.ts'

/** The fields that can be wrong, in their order on the page. */
export const checkedFields = ['baseURL', 'key', 'passphrase', 'newPassphrase', 'model'] as const

type CheckedField = (typeof checkedFields)[number]

/** What is wrong, by field. */
export type Wrong = { -readonly [field in CheckedField]?: string | undefined }

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
  if (provider.dialect === 'demo') return {}
  const wrong: Wrong = {}
  if (address.type === 'wrong') wrong.baseURL = address.message
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
  return wrong
}
