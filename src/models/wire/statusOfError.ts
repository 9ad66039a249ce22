import { fieldsOf } from './fields.ts'

/** The status of the answer that a client's error stands for. Google's client has another name for it. */
export function statusOfError(error: unknown): number | undefined {
  const { status, statusCode } = fieldsOf(error)
  return [status, statusCode].find((number) => typeof number === 'number')
}
