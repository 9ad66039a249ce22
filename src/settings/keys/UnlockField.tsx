import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { endsIn } from './knownKey.ts'
import type { KnownKey } from './knownKey.ts'

/** Asks for the passphrase of a key that is stored. */
export function UnlockField({
  known,
  passphrase,
  wrong,
  startsHere,
  onPassphrase,
  onUnlock,
}: {
  readonly known: KnownKey
  readonly passphrase: string
  readonly wrong: string | undefined
  /** The person came for this. */
  readonly startsHere: boolean
  readonly onPassphrase: (passphrase: string) => void
  readonly onUnlock: () => void
}) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (startsHere) place.current?.querySelector('input')?.focus()
  }, [startsHere])

  return (
    <div ref={place}>
      <TextField
        name="passphrase"
        label="Passphrase"
        type="password"
        value={passphrase}
        wrong={wrong}
        autoComplete="current-password"
        help={<p>Unlocks the key{endsIn(known)} until this page is closed or reloaded.</p>}
        onChange={({ currentTarget }) => onPassphrase(currentTarget.value)}
        beside={<Button onClick={onUnlock}>Unlock</Button>}
      />
    </div>
  )
}
