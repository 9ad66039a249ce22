import { asEverydayCall } from './everyday.ts'
import type { EverydayCall } from './everyday.ts'

/** A call of one of the built-in tools, with the arguments that the tool takes. */
export type Call =
  | { readonly name: 'count_emails'; readonly args: { readonly last_n_days: number } }
  | {
      readonly name: 'send_email'
      readonly args: { readonly message: string; readonly recipient: string }
    }
  | { readonly name: 'search_emails'; readonly args: { readonly query: string } }
  | { readonly name: 'read_email'; readonly args: { readonly id: string } }
  | EverydayCall

/** The name of a tool that the script knows how to use. */
export type ToolName = Call['name']

/** Whether two calls ask for the same thing. */
export function isSameCall(one: Call, other: Call): boolean {
  const others: Readonly<Record<string, unknown>> = other.args
  return (
    one.name === other.name &&
    Object.entries(one.args).every(([key, value]) => others[key] === value)
  )
}

/** The call behind a name and arguments from the history, or undefined if the script could not have made it. */
export function asCall(name: string, args: Readonly<Record<string, unknown>>): Call | undefined {
  switch (name) {
    case 'count_emails':
      return typeof args['last_n_days'] === 'number'
        ? { name, args: { last_n_days: args['last_n_days'] } }
        : undefined
    case 'send_email':
      return typeof args['message'] === 'string' && typeof args['recipient'] === 'string'
        ? { name, args: { message: args['message'], recipient: args['recipient'] } }
        : undefined
    case 'search_emails':
      return typeof args['query'] === 'string'
        ? { name, args: { query: args['query'] } }
        : undefined
    case 'read_email':
      return typeof args['id'] === 'string' ? { name, args: { id: args['id'] } } : undefined
    default:
      return asEverydayCall(name, args)
  }
}
