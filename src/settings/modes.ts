import type { RunMode } from '../thread/events.ts'

/** The run modes by the name a person reads. */
export const modeLabels: Record<RunMode, string> = {
  agent: 'Agent',
  'single-pass': 'Single pass',
}

/** What each mode means for what happens next. */
export const modeMeanings: Record<RunMode, string> = {
  agent:
    'Results, errors and rejections go back to the model, and it goes on until it has answered.',
  'single-pass':
    'One request, one round of tool calls, then the list of their outputs. Any rejection stops it.',
}
