import { build, type Plugin } from 'vite'

const mark = '?bundled'
const prefix = '\0bundled:'

/**
 * `import text from './worker.ts?bundled'` gives the module with all that it imports as the text of one
 * classic script, the same from the dev server as in the build: a frame without an origin can't load
 * modules from here.
 */
export function bundledText(): Plugin {
  return {
    name: 'countersign:bundled-text',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(mark)) return null
      const found = await this.resolve(source.slice(0, -mark.length), importer)
      // Under a name of its own, or what else reads scripts would read this text as one.
      return found && `${prefix}${found.id}`
    },
    async load(id) {
      if (!id.startsWith(prefix)) return null
      const result = await build({
        configFile: false,
        logLevel: 'error',
        build: {
          write: false,
          target: 'es2023',
          reportCompressedSize: false,
          // What it asks for by address it is handed instead; as text it would be carried twice.
          assetsInlineLimit: 0,
          modulePreload: false,
          rolldownOptions: { input: id.slice(prefix.length), output: { format: 'iife' } },
        },
      })
      const outputs = [result].flat().flatMap((made) => ('output' in made ? made.output : []))
      const [chunk, ...others] = outputs.filter(({ type }) => type === 'chunk')
      if (chunk?.type !== 'chunk' || others.length > 0) this.error(`${id} is more than one script.`)
      const ours = chunk.moduleIds.filter((module) => !/^\0|node_modules/.test(module))
      for (const module of ours) this.addWatchFile(module.replace(/\?.*$/, ''))
      return `export default ${JSON.stringify(chunk.code)}`
    },
  }
}
