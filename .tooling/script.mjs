// Runs a TypeScript script on every Node we support: Node 20 can't by itself, Vite can.
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [script, ...rest] = process.argv.slice(2)
if (!script) throw new Error('Name the script to run: node .tooling/script.mjs path/to/script.ts')
process.argv.splice(1, process.argv.length, resolve(script), ...rest)

// Vite sets NODE_ENV to development; a build that the script starts would inherit it.
const { NODE_ENV } = process.env
const sameEnvironment = {
  name: 'countersign:same-environment',
  configResolved() {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = NODE_ENV
  },
}

await runnerImport(resolve(script), {
  configFile: false,
  logLevel: 'error',
  plugins: [sameEnvironment],
})
