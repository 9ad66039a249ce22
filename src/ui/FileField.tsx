import type { Ref } from 'react'

/** The browser's own field for files, out of sight: a button presses it. The same file can be chosen again. */
export function FileField({
  field,
  label,
  accept,
  isForMany = false,
  onFiles,
}: {
  readonly field: Ref<HTMLInputElement>
  readonly label: string
  readonly accept?: string
  readonly isForMany?: boolean
  /** Called with at least one file. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void
}) {
  return (
    <input
      ref={field}
      type="file"
      hidden
      aria-label={label}
      accept={accept}
      multiple={isForMany}
      onChange={({ currentTarget }) => {
        const [first, ...others] = currentTarget.files ?? []
        currentTarget.value = ''
        if (first) onFiles([first, ...others])
      }}
    />
  )
}
