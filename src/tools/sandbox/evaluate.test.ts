import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import type { Job } from './job.ts'
import { endingOf } from './outcome.ts'
import type { Ending } from './outcome.ts'
import type { Told } from './told.ts'

const require = createRequire(import.meta.url)
const wasm = await readFile(require.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm'))

async function run(code: string, given: Job['given'] = {}): Promise<[Ending, ...string[]]> {
  const console: string[] = []
  let ending: Ending | undefined
  await evaluate(new Uint8Array(wasm).buffer, { code, given }, (told: Told) => {
    if (told.type === 'line') console.push(told.text)
    else if (told.type !== 'started') ending = endingOf(told)
  })
  if (!ending) throw new Error('It told no outcome.')
  return [ending, ...console]
}

test.each([
  ['6 * 7', 42],
  ['return 6 * 7', 42],
  ['const all = [1, 2, 3]; all.map((one) => one * 2)', [2, 4, 6]],
  ['await null; ({ a: [1, { b: true }] })', { a: [1, { b: true }] }],
  ['if (true) { return "early" } // the end', 'early'],
  ['(async () => 5)()', 5],
  ['({ then: (done) => done(9) })', 9],
  ['null', null],
  ['[1n, 1 / 0, NaN]', ['1', 'Infinity', 'NaN']],
  ['new Map([["a", new Set([1])]])', [['a', [1]]]],
  ['[undefined, Symbol("x"), () => 1]', [null, null, null]],
  ['Symbol("x")', 'Symbol(x)'],
  ['[new RangeError("x")]', ['RangeError: x']],
  ['new Date(0)', '1970-01-01T00:00:00.000Z'],
  ['({ toJSON: () => "told" })', 'told'],
  ['Object.freeze = JSON.stringify = () => "forged"; 1', 1],
])('%s has its value', async (code, value) => {
  expect(await run(code)).toEqual([{ type: 'value', value }])
})
