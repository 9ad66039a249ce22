import { noteOf } from './entryWords.ts'
import type { FieldEntry } from './form.ts'

/** The ids of everything that describes a field, what is wrong with it first. */
export function describedBy(
  id: string,
  { presence, entry, description }: FieldEntry,
  messages: readonly string[],
): string | undefined {
  const ids = [
    ...(messages.length > 0 ? [`${id}-wrong`] : []),
    ...(presence === 'given' && noteOf(entry) !== undefined ? [`${id}-note`] : []),
    ...(description === undefined ? [] : [`${id}-about`]),
  ]
  return ids.length === 0 ? undefined : ids.join(' ')
}
