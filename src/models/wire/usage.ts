import { fieldsOf, isFields } from './fields.ts'
import type { Fields } from './fields.ts'

/** The tokens that a chunk counts, wherever they stand and whatever they are called, under OpenAI’s names. */
export function usageIn(chunk: Fields, choice: Fields): Fields | undefined {
  const places = [chunk['usage'], fieldsOf(chunk['x_groq'])['usage'], choice['usage']]
  const usage = places.find((place) => isFields(place) && Object.keys(place).length > 0)
  return isFields(usage) ? asOpenAI(usage) : undefined
}

function asOpenAI(usage: Fields): Fields {
  const prompt = numberOf(usage['prompt_tokens']) ?? numberOf(usage['input_tokens']) ?? 0
  const completion = numberOf(usage['completion_tokens']) ?? numberOf(usage['output_tokens']) ?? 0
  const cached = numberOf(usage['prompt_cache_hit_tokens'])
  return {
    ...(cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
    ...usage,
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: numberOf(usage['total_tokens']) ?? prompt + completion,
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
