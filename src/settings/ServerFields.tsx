import { useId } from 'react'
import { keyEnding, rememberKey } from '../storage/keys.ts'
import { Button } from '../ui/Button.tsx'
import { AddressFields } from './AddressFields.tsx'
import { needsConsentToKey } from './check.ts'
import { readDraft, withKey, withTarget } from './draft.ts'
import { KeyField } from './KeyField.tsx'
import { TextField } from './TextField.tsx'
import type { useSettingsForm } from './useSettingsForm.ts'

/** Where the model is, the key for it and its name. */
export function ServerFields({ form }: { readonly form: ReturnType<typeof useSettingsForm> }) {
  const { draft, setDraft, redirect, wrong, setWrong, models } = form
  const suggestions = useId()
  const reading = readDraft(draft)
  const { target, origin, typedKey } = reading
  const ending = origin === undefined ? undefined : keyEnding(origin)
  const offersKey = needsConsentToKey({ ...draft, mayReuseKey: false }, reading)

  return (
    <>
      <AddressFields form={form} />
      <KeyField
        value={typedKey}
        origin={origin}
        isForgotten={origin !== undefined && origin === draft.keyedOrigin}
        wrong={wrong.key}
        onChange={(key) => redirect(withKey(draft, key))}
      />
      {origin !== undefined && ending !== undefined && !typedKey && (
        <Button
          onClick={() => {
            rememberKey(origin, '')
            redirect({ ...draft })
          }}
        >
          Forget the key that ends in “{ending}”
        </Button>
      )}
      {offersKey && origin !== undefined && (
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={draft.mayReuseKey}
            onChange={({ currentTarget }) => {
              redirect({ ...draft, mayReuseKey: currentTarget.checked })
            }}
          />
          <span>
            Use the key that I entered for {origin} earlier (it ends in “{keyEnding(origin)}”)
          </span>
        </label>
      )}
      <TextField
        name="model"
        label="Model"
        list={suggestions}
        value={target.model}
        wrong={wrong.model}
        help={
          wrong.model ? undefined : models.length > 0 ? (
            <p>The server’s models are suggested as you type.</p>
          ) : (
            <p>“Test connection” fetches the names that the server knows.</p>
          )
        }
        onChange={({ currentTarget }) => {
          setDraft(withTarget(draft, { model: currentTarget.value }))
          setWrong({ ...wrong, model: undefined })
        }}
      />
      <datalist id={suggestions}>
        {models.map((model) => (
          <option key={model} value={model}>
            {model}
          </option>
        ))}
      </datalist>
    </>
  )
}
