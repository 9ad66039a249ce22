import type { JsonObject } from '../../thread/json.ts'

/** What a server says of its tool, in words; nothing here relies on it. */
export function hintsOf(annotations: JsonObject | undefined): readonly string[] {
  const says = (hint: string) => annotations?.[hint] === true
  return [
    ...(says('readOnlyHint') ? ['read-only'] : []),
    ...(says('destructiveHint') ? ['destructive'] : []),
    ...(says('idempotentHint') ? ['harmless to repeat'] : []),
    ...(annotations?.['openWorldHint'] === false ? ['stays within the server'] : []),
  ]
}
