import { X } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** A header as it is being entered. */
export interface HeaderDraft {
  readonly name: string
  readonly value: string
  readonly wrongName?: string
  readonly wrongValue?: string
}

/** The headers that are to go to a server. */
export function HeaderFields({
  headers,
  onHeaders,
}: {
  readonly headers: readonly HeaderDraft[]
  readonly onHeaders: (headers: readonly HeaderDraft[]) => void
}) {
  const id = useId()
  const change = (place: number, header: HeaderDraft) => {
    onHeaders(headers.map((one, index) => (index === place ? header : one)))
  }
  return (
    <div role="group" aria-labelledby={id} className="space-y-3">
      <p id={id} className="text-sm font-medium">
        Headers
      </p>
      {headers.map(({ name, value, wrongName, wrongValue }, index) => (
        <div key={index} className="grid gap-2 sm:grid-cols-2">
          <TextField
            label="Header"
            placeholder="Authorization"
            value={name}
            wrong={wrongName}
            onChange={({ currentTarget }) => change(index, { name: currentTarget.value, value })}
          />
          <TextField
            label="Says"
            type="password"
            data-1p-ignore
            placeholder="Bearer …"
            value={value}
            wrong={wrongValue}
            onChange={({ currentTarget }) => change(index, { name, value: currentTarget.value })}
            beside={
              <IconButton
                label={`Leave off header ${index + 1}`}
                onClick={() => onHeaders(headers.filter((_, place) => place !== index))}
              >
                <X size={18} aria-hidden />
              </IconButton>
            }
          />
        </div>
      ))}
      <Button onClick={() => onHeaders([...headers, { name: '', value: '' }])}>Add a header</Button>
    </div>
  )
}
