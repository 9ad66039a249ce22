import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/** What is replaced, by how it is imported, and what stands in for it. */
const standIns: readonly (readonly [RegExp, string])[] = [
  [/^langsmith(\/run_trees|\/singletons\/traceable)?$/, 'langsmith.ts'],
  [/^(\.\.?\/)+utils\/tiktoken\.js$/, 'tiktoken.ts'],
  [/^\.\/lib\/credentials\/[\w-]+\.mjs$/, 'anthropicCredentials.ts'],
]

/** What would be asked, or told, without the person having configured it; and the one module of ours that may name it, as what the person can choose. */
const thirdParties: readonly { readonly host: string; readonly proposedBy?: string }[] = [
  { host: 'api.smith.langchain.com', proposedBy: '/src/settings/tracing/TracingForm.tsx' },
  { host: 'tiktoken.pages.dev' },
]

const replacing = {
  name: 'countersign:stand-ins',
  resolveId(source: string) {
    const file = standIns.find(([imported]) => imported.test(source))?.[1]
    return file === undefined ? null : resolve(import.meta.dirname, 'standIns', file)
  },
}

/**
 * Keeps out of the bundle what could talk to a third party by itself, and fails the build if it
 * comes back under another name.
 */
export function nothingPhonesHome(): Plugin {
  return {
    ...replacing,
    name: 'countersign:nothing-phones-home',
    enforce: 'pre',
    // The dev server bundles packages apart from the rest, with plugins of its own.
    config: () => ({ optimizeDeps: { rolldownOptions: { plugins: [replacing] } } }),
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        const found = thirdParties.find(
          ({ host, proposedBy }) =>
            output.code.includes(host) && (output.isEntry || !isOnlyOurs(output, proposedBy)),
        )
        if (found === undefined) continue
        this.error(
          `${output.fileName} names ${found.host}, which no person has configured. See .tooling/standIns for what stands in for the code that would ask it.`,
        )
      }
    },
  }
}

/** Whether the module is in the chunk, and none of a package beside it that could do more than name it. */
function isOnlyOurs({ moduleIds }: { moduleIds: readonly string[] }, module: string | undefined) {
  return (
    module !== undefined &&
    moduleIds.some((id) => id.endsWith(module)) &&
    !moduleIds.some((id) => /node_modules\/(langsmith|@langchain)\//.test(id))
  )
}
