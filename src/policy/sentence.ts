import { pathText } from '../thread/changes.ts'
import type { ArgumentPath } from '../thread/changes.ts'
import type { Condition, RuleDraft } from './rules.ts'

/** From where a rule is read. */
export interface Viewpoint {
  readonly threadId: string
  /** Epoch milliseconds. */
  readonly now: number
}

/** The whole rule in one plain sentence, values in JSON quotes and uncut; what is invisible in them is the page's to show. Times are local. */
export function sentence(rule: RuleDraft, viewpoint: Viewpoint): string {
  const parts = [beginning(rule) + place(rule, viewpoint) + demands(rule.conditions)]
  if (rule.expiresAt !== undefined) parts.push(until(rule.expiresAt, viewpoint.now))
  if (rule.usesLeft !== undefined) parts.push(times(rule.usesLeft))
  return `${parts.join(', ')}.`
}

function beginning({ effect, subject, definition: { name } }: RuleDraft): string {
  const isCall = subject === 'call'
  switch (effect) {
    case 'allow':
      return isCall ? `Always allow ${name}` : `Always release what ${name} returns`
    case 'deny':
      return isCall ? `Never allow ${name}` : `Never release what ${name} returns`
    case 'ask':
      return isCall
        ? `Always ask about ${name}`
        : `Always ask before releasing what ${name} returns`
  }
}

function place({ threadId }: RuleDraft, viewpoint: Viewpoint): string {
  if (threadId === undefined) return ' in every thread'
  return threadId === viewpoint.threadId ? ' in this thread' : ' in one other thread'
}

function demands(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return ' with any arguments'
  return ` when ${conditions.map(demand).join(' and ')}`
}

function demand(condition: Condition): string {
  switch (condition.type) {
    case 'exact-arguments':
      return `the arguments are exactly ${condition.canonical}`
    case 'equals':
      return `${field(condition.path)} is exactly ${JSON.stringify(condition.value)}`
    case 'starts-with':
      return `${field(condition.path)} starts with ${JSON.stringify(condition.text)}`
    case 'url': {
      const { path, origin, pathPrefix } = condition
      return pathPrefix === '/'
        ? `${field(path)} is anywhere on ${JSON.stringify(origin)}`
        : `${field(path)} is ${JSON.stringify(origin + pathPrefix)} or below it`
    }
  }
}

/** Names that could be taken for words of the sentence are quoted. */
function field(path: ArgumentPath): string {
  const isPlain = path.every((part) => typeof part === 'number' || /^[\w-]+$/.test(part))
  return isPlain ? pathText(path) : `the field ${JSON.stringify(path)}`
}

function until(expiresAt: number, now: number): string {
  const time = shown(expiresAt, { hour: '2-digit', minute: '2-digit' })
  const date = day(expiresAt)
  if (date === day(now)) return `until ${time} today`
  return `until ${time} on ${date}`
}

function day(at: number): string {
  return shown(at, { day: 'numeric', month: 'long', year: 'numeric' })
}

function shown(at: number, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', parts).format(at)
}

function times(usesLeft: number): string {
  if (usesLeft < 1) return 'no more times'
  return usesLeft === 1 ? 'once more' : `${usesLeft.toLocaleString('en')} more times`
}
