import { isDeepStrictEqual } from 'node:util'
import type { ExpectedCall, Outcome, Scenario } from './scenario.ts'

/** A scenario, and what came of it. */
export interface Result {
  readonly scenario: Scenario
  readonly outcome: Outcome | undefined
}

/** What went wrong, counted over all scenarios; for an approval surface each of these must be 0. */
export interface Figures {
  readonly scenarios: number
  readonly offeredUnfinished: number
  readonly lost: number
  readonly inventedOrAltered: number
  readonly silent: number
}

/** Counts what came of the scenarios against what had to. */
export function figuresOf(results: readonly Result[]): Figures {
  const sum = (count: (result: Result) => number) =>
    results.reduce((total, result) => total + count(result), 0)
  return {
    scenarios: results.length,
    offeredUnfinished: sum(({ scenario, outcome }) =>
      scenario.isUnfinished ? offeredBy(outcome).length : 0,
    ),
    lost: sum(({ scenario, outcome }) => missing(offeredBy(scenario.becomes), offeredBy(outcome))),
    inventedOrAltered: sum(({ scenario, outcome }) =>
      missing(offeredBy(outcome), offeredBy(scenario.becomes)),
    ),
    silent: sum(({ outcome }) => (outcome?.type === 'text' && outcome.text === '' ? 1 : 0)),
  }
}

/** The figures as one line. */
export function figureText(where: string, figures: Figures): string {
  return `${figures.scenarios} dialect scenarios ${where}: calls offered from unfinished replies ${figures.offeredUnfinished}, calls lost ${figures.lost}, invented or altered ${figures.inventedOrAltered}, silent empty answers ${figures.silent}`
}

function offeredBy(outcome: Outcome | undefined): readonly ExpectedCall[] {
  return outcome?.type === 'calls' ? outcome.calls : []
}

/** How many of these calls are not among the others. */
function missing(calls: readonly ExpectedCall[], others: readonly ExpectedCall[]): number {
  const left = [...others]
  return calls.filter((call) => {
    const at = left.findIndex((other) => isDeepStrictEqual(call, other))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  }).length
}
