import { isFields } from './fields.ts'
import type { Fields } from './fields.ts'

/** The object that a JSON text holds; undefined where it holds none. */
export function parsed(json: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}
