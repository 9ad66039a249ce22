/* oxlint-disable eslint/no-unused-expressions -- the engine takes the value of the whole */
/**
 * What stands around the code inside the engine: `console`, the given values, and how the outcome is
 * told. It runs before the code and keeps what it needs, so that the code can only deceive itself.
 * The whole file is one expression: the engine evaluates its text.
 */
;(
  /** @type {(text: string) => void} */ say,
  /** @type {string} */ given,
  /** @type {number} */ longestLine,
  /** @type {number} */ longestValue,
) => {
  const { parse, stringify } = JSON
  const { isArray } = Array
  const { isFinite } = Number
  const { getOwnPropertyDescriptor, keys, defineProperty } = Object
  const text = String
  const deepest = 4
  const mostEntries = 100

  /** @type {(shown: string, most: number) => string} */
  const cut = (shown, most) =>
    shown.length <= most
      ? shown
      : `${shown.slice(0, most)} … (${shown.length - most} more characters)`

  /** @type {(read: () => unknown) => string} */
  const attempt = (read) => {
    try {
      return text(read())
    } catch {
      return ''
    }
  }

  /** @type {(error: Error) => string} */
  const named = (error) => `${attempt(() => error.name)}: ${attempt(() => error.message)}`

  /** @type {(value: object, depth: number, above: readonly object[]) => string} */
  const inspectObject = (value, depth, above) => {
    if (above.includes(value)) return '[circular]'
    if (value instanceof Error) return named(value)
    if (value instanceof Date || value instanceof RegExp) return text(value)
    if (depth > deepest) return isArray(value) ? '[…]' : '{…}'
    const inside = [...above, value]
    /** @type {(part: unknown) => string} */
    const show = (part) => inspect(part, depth + 1, inside)
    /** @type {(parts: string[], length: number) => string} */
    const joined = (parts, length) =>
      (length > mostEntries ? [...parts, `… ${length - mostEntries} more`] : parts).join(', ')
    if (value instanceof Map) {
      const parts = [...value].slice(0, mostEntries).map(([k, v]) => `${show(k)} => ${show(v)}`)
      return `Map(${value.size}) {${joined(parts, value.size)}}`
    }
    if (value instanceof Set) {
      const parts = [...value].slice(0, mostEntries).map(show)
      return `Set(${value.size}) {${joined(parts, value.size)}}`
    }
    if (isArray(value)) {
      return `[${joined(value.slice(0, mostEntries).map(show), value.length)}]`
    }
    const names = keys(value)
    const parts = names.slice(0, mostEntries).map((name) => {
      const held = getOwnPropertyDescriptor(value, name) ?? {}
      return `${name}: ${'get' in held ? '[getter]' : show(held.value)}`
    })
    return `{${joined(parts, names.length)}}`
  }

  /** @type {(value: unknown, depth?: number, above?: readonly object[]) => string} */
  const inspect = (value, depth = 0, above = []) => {
    if (typeof value === 'string') return depth === 0 ? value : stringify(value)
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'function') return `[function ${attempt(() => value.name)}]`
    if (typeof value === 'object' && value !== null) return inspectObject(value, depth, above)
    return text(value)
  }

  /** @type {(label: string) => (...values: unknown[]) => void} */
  const sayAs =
    (label) =>
    (...values) => {
      say(cut(label + values.map((value) => inspect(value)).join(' '), longestLine))
    }
  const log = sayAs('')
  defineProperty(globalThis, 'console', {
    value: {
      log,
      info: log,
      debug: log,
      dir: log,
      table: log,
      trace: log,
      warn: sayAs('warn: '),
      error: sayAs('error: '),
    },
    configurable: true,
    writable: true,
  })
  const values = parse(given)
  for (const name of keys(values)) {
    defineProperty(globalThis, name, { value: values[name], configurable: true, writable: true })
  }

  /** JSON has no word for these, and would say `{}` or `null`. @type {(key: string, value: unknown) => unknown} */
  const inJson = (_key, value) => {
    if (typeof value === 'bigint') return text(value)
    if (typeof value === 'number' && !isFinite(value)) return text(value)
    if (value instanceof Map || value instanceof Set) return [...value]
    if (value instanceof Error) return named(value)
    return value
  }

  return {
    /** @type {(error: unknown) => string} */
    describe: (error) => {
      if (!(error instanceof Error))
        return stringify({ name: '', message: cut(inspect(error), longestLine), stack: '' })
      return stringify({
        name: cut(
          attempt(() => error.name),
          longestLine,
        ),
        message: cut(
          attempt(() => error.message),
          longestLine,
        ),
        stack: cut(
          attempt(() => error.stack),
          longestLine,
        ),
      })
    },
    /** @type {(box: Promise<{ value: unknown }>) => Promise<string | number | undefined>} */
    finish: async (box) => {
      const value = await (await box).value
      if (value === undefined) return undefined
      const told = stringify(value, inJson) ?? stringify(inspect(value))
      return told.length > longestValue ? told.length : told
    },
  }
}
