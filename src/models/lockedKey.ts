import type { Problem } from '../thread/problem.ts'
import type { Provider } from './provider.ts'

/** There is a key, and nobody has unlocked it in this tab. */
export function lockedKey({ label }: Provider, ending: string): Problem {
  return {
    kind: 'key-locked',
    title: `The API key for ${label}${ending && `, which ends in “${ending}”,`} is locked with a passphrase.`,
    meaning:
      'The model was not asked. Finished tool calls keep their results, and nothing else has run.',
    remedy: 'Unlock the key with its passphrase, or enter it again in Settings; then continue.',
  }
}
