import type { ThreadSettings } from '../storage/settings.ts'
import type { ModelOrigin } from '../thread/events.ts'

/** What a request carries beside the conversation, and what it costs, as typed. */
export interface ParameterTexts {
  readonly instructions: string
  readonly temperature: string
  readonly maxTokens: string
  readonly inputPrice: string
  readonly outputPrice: string
}

/** The texts that stand for what is saved. */
export function textsOf({ parameters = {}, price }: ThreadSettings): ParameterTexts {
  const { instructions = '', temperature = '', maxTokens = '' } = parameters
  return {
    instructions,
    temperature: String(temperature),
    maxTokens: String(maxTokens),
    inputPrice: String(price?.input ?? ''),
    outputPrice: String(price?.output ?? ''),
  }
}

/** What is saved for the texts: whatever is empty is left to the provider. */
export function parametersIn(texts: ParameterTexts): Pick<ThreadSettings, 'parameters' | 'price'> {
  const instructions = texts.instructions.trim()
  const temperature = numberIn(texts.temperature)
  const maxTokens = numberIn(texts.maxTokens)
  const input = numberIn(texts.inputPrice)
  const output = numberIn(texts.outputPrice)
  const parameters = {
    ...(instructions === '' ? {} : { instructions }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  }
  return {
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(input === undefined || output === undefined ? {} : { price: { input, output } }),
  }
}

/** The texts without prices that were entered for another model and stayed as they were. */
export function withoutStalePrice(
  texts: ParameterTexts,
  saved: ThreadSettings,
  asked: ModelOrigin,
): ParameterTexts {
  const { inputPrice, outputPrice } = textsOf(saved)
  const isStale =
    (saved.provider !== asked.provider || saved.model !== asked.model) &&
    texts.inputPrice === inputPrice &&
    texts.outputPrice === outputPrice
  return isStale ? { ...texts, inputPrice: '', outputPrice: '' } : texts
}

/** Whether anything was entered. */
export function areEntered(texts: ParameterTexts): boolean {
  return Object.values(texts).some((text: string) => text.trim() !== '')
}

/** What is wrong, by field. */
export type WrongParameters = { -readonly [field in keyof ParameterTexts]?: string | undefined }

/** Finds what keeps the texts from being saved. */
export function parameterFaults(texts: ParameterTexts): WrongParameters {
  const wrong: WrongParameters = {}
  const { temperature, maxTokens, inputPrice, outputPrice } = texts
  if (!isNumber(temperature, 0, 2)) {
    wrong.temperature =
      'A temperature is a number from 0 to 2, such as 0.7. Empty: the provider’s own.'
  }
  if (!isNumber(maxTokens, 1, 10_000_000) || !Number.isInteger(numberIn(maxTokens) ?? 1)) {
    wrong.maxTokens =
      'Enter a whole number of tokens, such as 4000. Empty: the provider’s own limit.'
  }
  for (const [name, text, other] of [
    ['inputPrice', inputPrice, outputPrice],
    ['outputPrice', outputPrice, inputPrice],
  ] as const) {
    const isMissing = text.trim() === '' && other.trim() !== ''
    if (isMissing || !isNumber(text, 0, 10_000)) {
      wrong[name] =
        'Enter both prices, in US dollars for a million tokens, such as 0.15. Or neither.'
    }
  }
  return wrong
}

function isNumber(text: string, least: number, most: number): boolean {
  const number = numberIn(text)
  return number === undefined ? text.trim() === '' : number >= least && number <= most
}

/** The number as it is usually written, with a point or a comma; undefined for anything else. */
function numberIn(text: string): number | undefined {
  const typed = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : undefined
}
