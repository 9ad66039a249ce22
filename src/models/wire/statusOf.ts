import type { Fields } from './fields.ts'

/** The status that an error names, in a number or a word; undefined where it names none. */
export function statusOf({
  code,
  status,
  status_code: statusCode,
  type,
}: Fields): number | undefined {
  const number = [code, status, statusCode].map(Number).find((each) => each >= 400 && each < 600)
  if (number !== undefined) return number
  return [code, type].map((word) => statuses.get(String(word))).find(Boolean)
}

/** What stands in the place of a status where there is none. */
const statuses = new Map([
  ['invalid_api_key', 401],
  ['authentication_error', 401],
  ['model_not_found', 404],
  ['rate_limit_exceeded', 429],
  ['rate_limit_error', 429],
  ['insufficient_quota', 429],
])
