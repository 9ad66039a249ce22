import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { readHeaderValue } from './address.ts'
import { KeepingChoice } from './KeepingChoice.tsx'

/** Asks anew what headers say that this tab does not know. */
export function SignInForm({
  server,
  missing,
  onEntered,
}: {
  readonly server: string
  readonly missing: readonly string[]
  readonly onEntered: (headers: ReadonlyMap<string, string>, isKept: boolean) => void
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [isKept, setKept] = useState(false)
  const [wasTried, setTried] = useState(false)
  const read = missing.map((header) => [header, readHeaderValue(values[header] ?? '')] as const)

  return (
    <form
      noValidate
      aria-label={`Sign in to ${server}`}
      className="mt-3 space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        const entered = read.flatMap(([header, { type, ...rest }]) =>
          type === 'ok' && 'value' in rest ? [[header, rest.value] as const] : [],
        )
        if (entered.length === missing.length) onEntered(new Map(entered), isKept)
      }}
    >
      {read.map(([header, entered]) => (
        <TextField
          key={header}
          label={header}
          type="password"
          data-1p-ignore
          value={values[header] ?? ''}
          wrong={wasTried && entered.type === 'wrong' ? entered.message : undefined}
          onChange={({ currentTarget }) => setValues({ ...values, [header]: currentTarget.value })}
        />
      ))}
      <KeepingChoice isKept={isKept} onKept={setKept} />
      <Button type="submit" look="primary">
        Connect
      </Button>
    </form>
  )
}
