import { useId } from 'react'
import type { Keeping } from '../../storage/keys/keyStore.ts'
import { TextField } from '../../ui/TextField.tsx'

const ways = ['tab', 'device', 'passphrase'] as const satisfies readonly Keeping['type'][]

const labels: Readonly<Record<Keeping['type'], string>> = {
  tab: 'In this tab only',
  device: 'On this device',
  passphrase: 'Locked with a passphrase',
}

const meanings: Readonly<Record<Keeping['type'], string>> = {
  tab: 'A reload forgets it.',
  device: 'Encrypted in this browser. Whoever uses this browser can use it.',
  passphrase: 'Encrypted in this browser. Each visit asks for the passphrase.',
}

/** How the key is to be kept, and the passphrase that it is to be locked with. */
export function KeepingField({
  way,
  newPassphrase,
  wrong,
  onWay,
  onPassphrase,
}: {
  readonly way: Keeping['type']
  /** Undefined where none is to be entered. */
  readonly newPassphrase: string | undefined
  readonly wrong: string | undefined
  readonly onWay: (way: Keeping['type']) => void
  readonly onPassphrase: (passphrase: string) => void
}) {
  const id = useId()

  return (
    <div role="radiogroup" aria-labelledby={id} className="space-y-2">
      <p id={id} className="text-sm font-medium">
        Keep the key
      </p>
      {ways.map((one) => (
        <div key={one} className="text-sm">
          <label htmlFor={`${id}-${one}`} className="flex items-center gap-2">
            <input
              id={`${id}-${one}`}
              type="radio"
              name={id}
              checked={way === one}
              onChange={() => onWay(one)}
              aria-describedby={`${id}-${one}-meaning`}
              className="size-4 accent-accent"
            />
            {labels[one]}
          </label>
          <p id={`${id}-${one}-meaning`} className="pl-6 text-ink-soft">
            {meanings[one]}
          </p>
        </div>
      ))}
      {newPassphrase !== undefined && (
        <TextField
          name="newPassphrase"
          label="New passphrase"
          type="password"
          value={newPassphrase}
          wrong={wrong}
          autoComplete="new-password"
          help={<p>Nobody can recover it. Without it the key has to be entered again.</p>}
          onChange={({ currentTarget }) => onPassphrase(currentTarget.value)}
        />
      )}
    </div>
  )
}
