import type { Problem } from '../thread/problem.ts'
import type { Provider } from './provider.ts'

const meaning =
  'The model was not asked. Finished tool calls keep their results, and nothing else has run.'

/** The provider needs a key and this tab has none (any more). */
export function missingKey({ label }: Provider): Problem {
  return {
    kind: 'no-key',
    title: `There is no API key for ${label}.`,
    meaning,
    remedy:
      'Enter the key in Settings, then continue. A reload forgets a key that is kept in this tab only.',
  }
}

/** There is a key, and nobody has unlocked it in this tab. */
export function lockedKey({ label }: Provider, ending: string): Problem {
  return {
    kind: 'key-locked',
    title: `The API key for ${label}${ending && `, which ends in “${ending}”,`} is locked with a passphrase.`,
    meaning,
    remedy: 'Unlock the key with its passphrase, or enter it again in Settings; then continue.',
  }
}

/** The page limits itself to the servers that the person allowed, and this is none of them. */
export function notAllowed(origin: string): Problem {
  return {
    kind: 'unreachable',
    title: `This page may not talk to ${origin}.`,
    meaning,
    remedy:
      'To allow it, open Settings and save: the page says what that means, and reloads. Or choose a server that it may talk to.',
  }
}

/** The thread holds tool calls, and this provider's models can't be told of them. */
export function noTools({ label }: Provider): Problem {
  return {
    kind: 'provider-error',
    title: `${label}’s models can’t call tools, and can’t read a conversation with tool calls.`,
    meaning,
    remedy:
      'Choose another provider in Settings to go on here, or start a new thread with this one.',
  }
}
