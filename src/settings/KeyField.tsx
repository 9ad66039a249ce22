import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { keyEnding } from '../storage/keys.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { isSharedHost } from './sharedHost.ts'
import { TextField } from './TextField.tsx'

/** The API key: hidden until asked for, and always with the one origin that it would go to. */
export function KeyField({
  value,
  origin,
  isForgotten,
  wrong,
  onChange,
}: {
  readonly value: string
  readonly origin: string | undefined
  /** A key was entered for this origin, and a reload has forgotten it unless this tab still remembers one. */
  readonly isForgotten: boolean
  readonly wrong: string | undefined
  readonly onChange: (key: string) => void
}) {
  const [isShown, setIsShown] = useState(false)
  const ending = origin === undefined ? undefined : keyEnding(origin)

  return (
    <TextField
      name="key"
      label="API key"
      type={isShown ? 'text' : 'password'}
      value={value}
      placeholder={ending === undefined ? undefined : `Remembered: …${ending}`}
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
            Kept in this tab’s memory only, so a reload forgets it.{' '}
            {origin === undefined ? (
              'It goes to the server of the base URL and nowhere else.'
            ) : (
              <>
                It goes to <strong className="wrap-anywhere font-medium text-ink">{origin}</strong>{' '}
                and nowhere else.
              </>
            )}
          </p>
          {ending !== undefined && !value && (
            <p>This tab remembers a key for it that ends in “{ending}”.</p>
          )}
          {ending === undefined && !value && isForgotten && (
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
