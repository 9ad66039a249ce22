import type { Plugin } from 'vite'

const externalised = '__vite-browser-external'

/**
 * Fails the build when a Node builtin would be replaced by an empty module: the build would pass
 * and the page would die on it.
 */
export function browserOnly(): Plugin {
  return {
    name: 'countersign:browser-only',
    apply: 'build',
    buildEnd(error) {
      if (error) return
      for (const id of this.getModuleIds()) {
        if (!id.includes(externalised)) continue
        const importers = this.getModuleInfo(id)?.importers ?? []
        this.error(
          `A Node builtin, which no browser has, is imported by:\n  ${importers.join('\n  ')}\n` +
            'Import the entry of that package that is made for the web, or do without it.',
        )
      }
    },
  }
}
