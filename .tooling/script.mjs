// Runs a TypeScript script on every Node we support: Node 20 can't, Vite already can.
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [script, ...rest] = process.argv.slice(2)
if (!script) throw new Error('Name the script to run: node .tooling/script.mjs path/to/script.ts')

process.argv.splice(1, process.argv.length, resolve(script), ...rest)
await runnerImport(resolve(script), { configFile: false, logLevel: 'error' })
