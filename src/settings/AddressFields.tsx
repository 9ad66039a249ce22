import { entersAddress, knownAddress } from '../models/address.ts'
import { blanksOf, fieldOf } from './check.ts'
import { isTyped, readDraft, withAddressEntered, withTarget } from './draft.ts'
import { TextField } from '../ui/TextField.tsx'
import type { useSettingsForm } from './useSettingsForm.ts'

/** Where the provider is reached, as far as that is the person's to say: the blanks of its address, or an address of their own. */
export function AddressFields({ form }: { readonly form: ReturnType<typeof useSettingsForm> }) {
  const { draft, setDraft, redirect, wrong } = form
  const reading = readDraft(draft)
  const { provider, target, address } = reading
  const passesOnTo = knownAddress(provider)

  return (
    <>
      {blanksOf(reading).map((blank) => (
        <TextField
          key={blank.name}
          name={fieldOf(blank)}
          label={blank.label}
          placeholder={blank.example}
          value={target.filling[blank.name] ?? ''}
          wrong={wrong[fieldOf(blank)]}
          onChange={({ currentTarget: { value } }) => {
            redirect(withTarget(draft, { filling: { ...target.filling, [blank.name]: value } }))
          }}
          onBlur={() => setDraft(withAddressEntered)}
        />
      ))}
      {isTyped(provider, target) && (
        <TextField
          name="baseURL"
          label="Base URL"
          inputMode="url"
          placeholder="https://example.com/v1"
          value={target.baseURL}
          wrong={wrong.baseURL}
          help={
            <>
              {address.type === 'ok' && address.note && <p>{address.note}</p>}
              {passesOnTo !== undefined && (
                <p>
                  Of your server, which passes requests on to{' '}
                  <span className="wrap-anywhere">{passesOnTo}</span>
                </p>
              )}
            </>
          }
          onChange={({ currentTarget }) => {
            redirect(withTarget(draft, { baseURL: currentTarget.value }))
          }}
          onBlur={() => setDraft(withAddressEntered)}
        />
      )}
      {entersAddress(provider) === 'may' && (
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={target.isOwnAddress}
            onChange={({ currentTarget }) => {
              redirect(withTarget(draft, { isOwnAddress: currentTarget.checked }))
            }}
          />
          <span>Reach it through a gateway of mine</span>
        </label>
      )}
    </>
  )
}
