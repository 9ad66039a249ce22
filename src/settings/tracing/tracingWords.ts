import type { TracingState } from '../../run/tracing.ts'
import type { TracedDetail } from '../../storage/tracing.ts'

/** What each choice is called. */
export const detailLabels: Readonly<Record<TracedDetail, string>> = {
  structure: 'Structure only',
  everything: 'Everything',
}

/** What each choice sends. */
export const detailMeanings: Readonly<Record<TracedDetail, string>> = {
  structure:
    'Which model and which tools ran, when, for how long and for how many tokens. Nothing that was said, no arguments, no results.',
  everything:
    'Also your messages, the model’s replies, the arguments of its calls and their results. A result that you withhold is not sent, and no API key ever is.',
}

/** How tracing stands, in the few words of a badge. */
export function badgeWords(state: TracingState): string | undefined {
  switch (state.type) {
    case 'off':
      return undefined
    case 'on':
      return `Traced: ${detailLabels[state.detail].toLowerCase()}`
    case 'without-key':
      return 'Not traced: no key'
    case 'failed':
      return 'Tracing failed'
  }
}

/** How tracing stands, in a sentence. */
export function tracingWords(state: TracingState, origin: string | undefined): string {
  switch (state.type) {
    case 'off':
      return 'Off: nothing is traced. With a LangSmith key of yours, each run is sent to LangSmith as it goes.'
    case 'on':
      return `Each run is sent to ${origin}: ${detailLabels[state.detail].toLowerCase()}. Runs of the demo are not.`
    case 'without-key':
      return `Nothing is traced now: the key for ${origin} is locked, or a reload has forgotten it.`
    case 'failed':
      return `Runs are to be sent to ${origin}.`
  }
}
