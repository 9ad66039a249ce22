import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { entriesOf, filesLoadedWith, filesNamedBy, without, type Manifest } from './graph.ts'

const dist = 'dist'

/** Modules that the page imports dynamically before the composer can be typed in. */
const neededToType: readonly string[] = []

/** Where the model chunk starts: what `run` imports dynamically. */
const engine = 'src/run/engine.ts'

/** The modules behind one model each, of which the engine loads the one that is chosen. */
const oneModel = /^(src\/models|node_modules\/@langchain)\//

/** The heavy libraries that a tool or a panel brings, by where their chunks start. */
const parts = [
  ['The sandbox and its engine', 'src/tools/sandbox/index.ts'],
  ['Colours for code in the approval', 'src/approval/code/paint.ts'],
  ['The editor for code', 'src/workbench/own/CodeField.tsx'],
  ['MCP', 'src/tools/mcp/index.ts'],
] as const

const kilobyte = 1000
const firstLoadBudget = 100 * kilobyte
const modelBudget = 200 * kilobyte

function weigh(file: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return brotliCompressSync(readFileSync(join(dist, file)), { params }).length
}

/** Prints what a load consists of, and tells whether it keeps to its budget. */
function holds(title: string, files: ReadonlySet<string>, budget: number): boolean {
  const sizes = [...files].map((file) => ({ file, size: weigh(file) }))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  const line = (name: string, bytes: number) =>
    `  ${(bytes / kilobyte).toFixed(1).padStart(7)} kB  ${name}`
  console.log(`${title}, brotli`)
  for (const { file, size } of sizes.sort((a, b) => b.size - a.size)) console.log(line(file, size))
  const verdict = total <= budget ? 'within' : 'OVER'
  console.log(`${line(`${verdict} the budget of ${budget / kilobyte} kB`, total)}\n`)
  return total <= budget
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
const html = readFileSync(join(dist, 'index.html'), 'utf8')

const entries = entriesOf(manifest)
const first = new Set([
  'index.html',
  ...filesNamedBy(html),
  ...filesLoadedWith(manifest, [...entries, ...neededToType]),
])
const models = manifest[engine]?.dynamicImports?.filter((key) => oneModel.test(key)) ?? []

const held = [holds('First load, before the composer can be typed in', first, firstLoadBudget)]
for (const model of models.length > 0 ? models : [engine]) {
  const files = without(filesLoadedWith(manifest, [engine, model]), first)
  held.push(holds(`Model chunk with ${model}`, files, modelBudget))
}

/** What the client of one model adds to the engine. */
const clients = models.map((model) => {
  const files = without(filesLoadedWith(manifest, [model]), filesLoadedWith(manifest, [engine]))
  const own = without(files, first)
  return { model, bytes: [...own].reduce((sum, file) => sum + weigh(file), 0) }
})
console.log('Clients, each loaded only when its provider is asked, brotli')
for (const { model, bytes } of clients.toSorted((a, b) => b.bytes - a.bytes)) {
  console.log(`  ${(bytes / kilobyte).toFixed(1).padStart(7)} kB  ${model}`)
}
const areApart = clients.every(({ bytes }) => bytes > 0)
if (!areApart) console.log('A client has no chunk of its own: it loads with every other.')

/** What a part adds to the page and the engine, with what it fetches beside its chunks. */
const late = parts.map(([name, key]) => {
  const files = without(filesLoadedWith(manifest, [key]), filesLoadedWith(manifest, [engine]))
  const own = [...without(files, first), ...(manifest[key]?.assets ?? [])]
  const isLate = own.includes(manifest[key]?.file ?? '')
  return { name, isLate, bytes: own.reduce((sum, file) => sum + weigh(file), 0) }
})
console.log('\nParts, each loaded only when it is first used, brotli')
for (const { name, bytes, isLate } of late) {
  const remark = isLate ? '' : ', which IS LOADED EARLIER'
  console.log(`  ${(bytes / kilobyte).toFixed(1).padStart(7)} kB  ${name}${remark}`)
}
process.exitCode = held.every(Boolean) && areApart && late.every(({ isLate }) => isLate) ? 0 : 1
