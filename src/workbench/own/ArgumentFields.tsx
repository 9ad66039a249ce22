import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { kindWords } from './fields.ts'
import type { Field } from './fields.ts'

const empty: Field = { name: '', kind: 'text', description: '', isRequired: true }

/** The arguments of a tool, field by field. */
export function ArgumentFields({
  fields,
  onChange,
}: {
  readonly fields: readonly Field[]
  readonly onChange: (fields: readonly Field[]) => void
}) {
  const adding = useRef<HTMLButtonElement>(null)
  const change = (at: number, changed: Partial<Field>) => {
    onChange(fields.map((field, index) => (index === at ? { ...field, ...changed } : field)))
  }
  return (
    <div className="grid gap-3">
      {fields.length === 0 && (
        <p className="text-sm text-ink-soft">It takes no arguments so far.</p>
      )}
      <ul aria-label="Arguments" className="grid gap-3 empty:hidden">
        {fields.map((field, at) => (
          // A field has nothing of its own but its place.
          <li key={at} className="rounded-lg border border-line p-3">
            <div className="grid items-end gap-3 sm:grid-cols-[1fr_10rem]">
              <TextField
                label={`Argument ${at + 1}: name`}
                value={field.name}
                onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
              />
              <Choice
                label="Holds"
                value={field.kind}
                options={kindWords}
                onChange={(kind) => change(at, { kind })}
              />
            </div>
            <div className="pt-3">
              <TextField
                label="What it is, for the model"
                value={field.description}
                onChange={({ currentTarget }) => change(at, { description: currentTarget.value })}
              />
            </div>
            <div className="flex items-center justify-between gap-3 pt-1">
              <label className="flex min-h-11 items-center gap-2.5 text-sm">
                <input
                  type="checkbox"
                  checked={field.isRequired}
                  onChange={({ currentTarget }) =>
                    change(at, { isRequired: currentTarget.checked })
                  }
                  className="size-5 shrink-0 accent-accent"
                />
                Must be given
              </label>
              <IconButton
                label={`Remove argument ${at + 1}`}
                onClick={() => {
                  onChange(fields.filter((_, index) => index !== at))
                  adding.current?.focus()
                }}
              >
                <X size={18} aria-hidden />
              </IconButton>
            </div>
          </li>
        ))}
      </ul>
      <Button
        ref={adding}
        className="justify-self-start"
        onClick={() => onChange([...fields, empty])}
      >
        <Plus size={16} aria-hidden />
        Add an argument
      </Button>
    </div>
  )
}
