/** The names in a list of models: `{data: [{id}]}` as OpenAI has it, a bare array, `{models: [{name}]}` as Google and Cohere have it; undefined for anything else. */
export function modelsIn(text: string): readonly string[] | undefined {
  const list = listIn(text)
  const names = list?.map(nameOf).filter((name) => name !== undefined && name !== '')
  if (!list || !names || (names.length === 0 && list.length > 0)) return undefined
  return [...new Set(names as string[])].toSorted((one, other) => one.localeCompare(other))
}

function listIn(text: string): readonly unknown[] | undefined {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return undefined
  }
  if (Array.isArray(body)) return body
  const { data, models } = (body ?? {}) as { data?: unknown; models?: unknown }
  if (Array.isArray(data)) return data
  return Array.isArray(models) ? models : undefined
}

/** Google puts the kind before the name. */
function nameOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry
  const { id, name } = (entry ?? {}) as { id?: unknown; name?: unknown }
  const found = typeof id === 'string' ? id : name
  return typeof found === 'string' ? found.replace(/^models\//, '') : undefined
}
