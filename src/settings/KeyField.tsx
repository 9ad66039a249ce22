import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { endsIn } from './keys/knownKey.ts'
import type { KnownKey } from './keys/knownKey.ts'
import { isSharedHost } from './sharedHost.ts'
import { TextField } from '../ui/TextField.tsx'

/** The API key: hidden until asked for, and always with the one origin that it would go to. */
export function KeyField({
  value,
  origin,
  known,
  isForgotten,
  wrong,
  onChange,
}: {
  readonly value: string
  readonly origin: string | undefined
  /** The key that this browser has for the origin. */
  readonly known: KnownKey | undefined
  /** A key was entered for this origin, and a reload has forgotten it unless this browser still has one. */
  readonly isForgotten: boolean
  readonly wrong: string | undefined
  readonly onChange: (key: string) => void
}) {
  const [isShown, setIsShown] = useState(false)

  return (
    <TextField
      name="key"
      label="API key"
      type={isShown ? 'text' : 'password'}
      value={value}
      placeholder={known && `Remembered: …${known.ending}`}
      wrong={wrong}
      data-1p-ignore
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      beside={
        <IconButton
          label={isShown ? 'Hide the key' : 'Show the key'}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
        </IconButton>
      }
      help={
        <>
          <p>
            {origin === undefined ? (
              'It goes to the server of the base URL and nowhere else.'
            ) : (
              <>
                It goes to <strong className="wrap-anywhere font-medium text-ink">{origin}</strong>{' '}
                and nowhere else.
              </>
            )}
          </p>
          {known && !value && <p>{remembered(known)}</p>}
          {!known && !value && isForgotten && (
            <p className="text-warn">
              The key you entered for it is forgotten. Enter it again, or leave the field empty to
              go on without one.
            </p>
          )}
          {isSharedHost(location.hostname) && (
            <p className="text-warn">
              {location.hostname} is one origin for all pages of its owner: another page there could
              read what this page holds. Use a host of your own for keys that matter.
            </p>
          )}
        </>
      }
    />
  )
}

function remembered(known: KnownKey): string {
  switch (known.keeping) {
    case 'tab':
      return `This tab remembers a key for it${endsIn(known)}; a reload forgets it.`
    case 'device':
      return `This device remembers a key for it${endsIn(known)}.`
    case 'passphrase':
      return known.isOpen
        ? `A key for it${endsIn(known)} is unlocked until this page is closed or reloaded.`
        : `A key for it${endsIn(known)} is locked with a passphrase.`
  }
}
