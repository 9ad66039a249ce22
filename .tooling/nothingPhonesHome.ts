import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/** What is replaced, by how it is imported, and what stands in for it. */
const standIns: readonly (readonly [RegExp, string])[] = [
  [/^langsmith(\/run_trees|\/singletons\/traceable)?$/, 'langsmith.ts'],
  [/^(\.\.?\/)+utils\/tiktoken\.js$/, 'tiktoken.ts'],
  [/^\.\/lib\/credentials\/[\w-]+\.mjs$/, 'anthropicCredentials.ts'],
]

/** What would be asked, or told, without the person having configured it. */
const thirdParties = ['api.smith.langchain.com', 'tiktoken.pages.dev']

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
        const found = thirdParties.find((host) => output.code.includes(host))
        if (found === undefined) continue
        this.error(
          `${output.fileName} names ${found}, which no person has configured. See .tooling/standIns for what stands in for the code that would ask it.`,
        )
      }
    },
  }
}
