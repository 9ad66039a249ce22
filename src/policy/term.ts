import type { RuleDraft } from './rules.ts'

/** For how long a person lets a rule decide. */
export type Lifetime = 'hour' | 'day' | 'month' | 'revoked'

/** How often a person lets a rule decide. */
export type UseLimit = 'any' | 'one' | 'five' | 'twenty'

/** The lifetimes in words, the shortest first. */
export const lifetimes: Readonly<Record<Lifetime, string>> = {
  hour: 'for one hour',
  day: 'for today',
  month: 'for 30 days',
  revoked: 'until I revoke it',
}

/** The limits of use in words. */
export const useLimits: Readonly<Record<UseLimit, string>> = {
  any: 'any number of times',
  one: 'once',
  five: '5 times',
  twenty: '20 times',
}

const counts: Readonly<Record<Exclude<UseLimit, 'any'>, number>> = { one: 1, five: 5, twenty: 20 }

const hour = 60 * 60 * 1000
const month = 30 * 24 * hour

/** When a rule that is written now ends by itself; "today" ends at midnight here. */
export function endOf(lifetime: Lifetime, now: number): Pick<RuleDraft, 'expiresAt'> {
  switch (lifetime) {
    case 'hour':
      return { expiresAt: now + hour }
    case 'day':
      return { expiresAt: new Date(now).setHours(24, 0, 0, 0) }
    case 'month':
      return { expiresAt: now + month }
    case 'revoked':
      return {}
  }
}

/** How many uses a rule starts with. */
export function usesOf(limit: UseLimit): Pick<RuleDraft, 'usesLeft'> {
  return limit === 'any' ? {} : { usesLeft: counts[limit] }
}
