/** A chunk in Vite's manifest: its file, its styles and the chunks it imports. */
interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  /** Keys of the chunks that load with it. */
  readonly imports?: readonly string[]
  /** Keys of the chunks that it may load later. */
  readonly dynamicImports?: readonly string[]
}

/** Vite's manifest: the chunks by the module they start from. */
export type Manifest = Readonly<Record<string, Chunk>>

/** The files that load when the given chunks do: they themselves and all they import statically. */
export function filesLoadedWith(manifest: Manifest, keys: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The manifest has no chunk ${key}`)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    chunk.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return files
}

/** The files that are in one set and not in the other. */
export const without = (files: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...files].filter((file) => !others.has(file)))

/** The keys of all entries. */
export const entriesOf = (manifest: Manifest): string[] =>
  Object.keys(manifest).filter((key) => manifest[key]?.isEntry)

/** The files that a page names itself in `src` and `href`, without those of other sites. */
export function filesNamedBy(html: string): Set<string> {
  const scripts = html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)
  const links = html.matchAll(
    /<link[^>]*\srel="(?:stylesheet|modulepreload)"[^>]*\shref="([^"]+)"/g,
  )
  const names = [...scripts, ...links].map(([, name = '']) => name.replace(/^\.?\//, ''))
  return new Set(names.filter((name) => !/^[a-z]+:/i.test(name)))
}
