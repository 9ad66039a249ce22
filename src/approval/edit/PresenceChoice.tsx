import { pathText } from '../../thread/changes.ts'
import type { ArgumentPath } from '../../thread/changes.ts'
import { narrowBox } from './inputLooks.ts'
import type { Presence } from './form.ts'

const words: Readonly<Record<Presence, string>> = {
  given: 'Value',
  null: 'Null',
  'left-out': 'Left out',
}

/** Chooses whether an argument has a value, is null, or is left out. */
export function PresenceChoice({
  path,
  presence,
  offers,
  onChoose,
}: {
  readonly path: ArgumentPath
  readonly presence: Presence
  readonly offers: readonly Presence[]
  readonly onChoose: (presence: Presence) => void
}) {
  return (
    <select
      aria-label={`How ${pathText(path)} is passed on`}
      value={presence}
      onChange={({ currentTarget }) => {
        const chosen = offers.find((offer) => offer === currentTarget.value)
        if (chosen) onChoose(chosen)
      }}
      className={narrowBox}
    >
      {offers.map((offer) => (
        <option key={offer} value={offer}>
          {words[offer]}
        </option>
      ))}
    </select>
  )
}
