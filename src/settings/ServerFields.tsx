import { useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { AddressFields } from './AddressFields.tsx'
import { needsConsentToKey } from './check.ts'
import { readDraft, withKey, withTarget } from './draft.ts'
import { KeyField } from './KeyField.tsx'
import { KeepingField } from './keys/KeepingField.tsx'
import { endsIn } from './keys/knownKey.ts'
import { UnlockField } from './keys/UnlockField.tsx'
import { SignInButton } from './signIn/SignInButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { useSettingsForm } from './useSettingsForm.ts'

/** Where the model is, the key for it and its name. */
export function ServerFields({
  form,
  startsAtKey,
}: {
  readonly form: ReturnType<typeof useSettingsForm>
  /** The person came to enter the key. */
  readonly startsAtKey: boolean
}) {
  const { draft, setDraft, redirect, wrong, setWrong, models, keeping } = form
  const suggestions = useId()
  const reading = readDraft(draft)
  const { provider, target, origin, typedKey } = reading
  const known = keeping.known(origin)
  const offersKey = needsConsentToKey({ ...draft, mayReuseKey: false }, reading, known)

  return (
    <>
      <AddressFields form={form} />
      <KeyField
        value={typedKey}
        origin={origin}
        known={known}
        isForgotten={origin !== undefined && origin === draft.keyedOrigin}
        wrong={wrong.key}
        onChange={(key) => redirect(withKey(draft, key))}
      />
      {provider.signIn && (
        <SignInButton
          provider={provider}
          model={target.model}
          onKey={(key) => setDraft((now) => withKey(now, key))}
        />
      )}
      {known && !known.isOpen && !typedKey && (
        <UnlockField
          known={known}
          passphrase={keeping.choice.passphrase}
          wrong={wrong.passphrase}
          startsHere={startsAtKey}
          onPassphrase={(passphrase) => keeping.change({ passphrase })}
          onUnlock={() => void form.unlock()}
        />
      )}
      {(typedKey || known?.isOpen) && (
        <KeepingField
          way={keeping.wayFor(known)}
          newPassphrase={
            keeping.isNewLock(known, typedKey) ? keeping.choice.newPassphrase : undefined
          }
          wrong={wrong.newPassphrase}
          onWay={(way) => keeping.change({ way })}
          onPassphrase={(newPassphrase) => keeping.change({ newPassphrase })}
        />
      )}
      {origin !== undefined && known && !typedKey && (
        <Button onClick={() => form.forget(origin)}>Forget the key{endsIn(known)}</Button>
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
            Use the key that I entered for {origin} earlier (it ends in “{known?.ending}”)
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
            <p>
              {provider.list === undefined
                ? `${provider.label} does not list its models: the name has to be typed.`
                : '“Test connection” fetches the names that the server knows.'}
            </p>
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
