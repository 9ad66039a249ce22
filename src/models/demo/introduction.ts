import type { ToolName } from './call.ts'
import { everydayExamples } from './everyday.ts'
import type { EverydayCall } from './everyday.ts'

const scripted = 'a scripted demo model, not an AI'

const examples: Readonly<Record<Exclude<ToolName, EverydayCall['name']>, string>> = {
  count_emails: '“How many emails did I get in the last 5 days?”',
  send_email: '“Send sally@gmail.com an email saying ‘What’s up homie’”',
  search_emails: '“Search my mail for invoice”',
  read_email: '“Read the first one”, after a search',
}

/** Says what the demo model is, what it understands and how to get a real one. */
export function introduction(bound: ReadonlySet<string>): string {
  const known = examplesFor(bound)
  const understood =
    known.length === 0
      ? 'I was given none of the tools that I know, so there is nothing I can do here.'
      : `I understand requests such as:\n\n${known.map((example) => `- ${example}`).join('\n')}`
  const others = everydayExamples.flatMap(([name, example]) => (bound.has(name) ? [example] : []))
  const alsoKnown = others.length === 0 ? '' : `\n\nAnd everyday ones: ${others.join(' · ')}`
  return `I am ${scripted}: I follow fixed rules and understand only a few kinds of request. ${understood}${alsoKnown}\n\nA key in **Settings** connects a real model.`
}

/** Says honestly that a message was not understood. */
export function notUnderstood(bound: ReadonlySet<string>): string {
  const known = examplesFor(bound).slice(0, 3)
  const hint =
    known.length === 0 ? '' : ` Try one of these:\n\n${known.map((each) => `- ${each}`).join('\n')}`
  return `I am a script and did not understand that.${hint}`
}

/** Whether a text already contains the introduction. */
export function introduces(text: string): boolean {
  return text.includes(scripted)
}

function examplesFor(bound: ReadonlySet<string>): string[] {
  return Object.entries(examples).flatMap(([name, example]) => (bound.has(name) ? [example] : []))
}
