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

test('what is given is there under its name, and the code can’t change what it came from', async () => {
  const args = { list: [1, 2], ['__proto__']: { deep: true } }
  const [ending] = await run('args.list.push(3); Object.keys(args).length + args.list.length', {
    args,
  })
  expect(ending).toEqual({ type: 'value', value: 5 })
  expect(args.list).toEqual([1, 2])
})

test('no value is told as none', async () => {
  expect(await run('undefined')).toEqual([{ type: 'value' }])
  expect(await run('const a = 1')).toEqual([{ type: 'value' }])
})

test.each([
  ['null.x', { name: 'TypeError' }],
  ['throw new RangeError("no")', { name: 'RangeError', message: 'no' }],
  ['throw "text"', { name: '', message: 'text' }],
  ['throw null', { name: '', message: 'null' }],
  ['let = = 1', { name: 'SyntaxError' }],
  ['return (', { name: 'SyntaxError' }],
  ['await import("fs")', { name: 'ReferenceError' }],
  ['fetch("https://example.com/")', { name: 'ReferenceError' }],
  ['const a = {}; a.a = a; a', { name: 'TypeError' }],
  ['JSON.parse(`{"__proto__": 1}`)', { message: 'The value has a field named __proto__.' }],
  [
    'let a = []; for (let i = 0; i < 150; i += 1) a = [a]; a',
    { message: 'The value is nested deeper than 100 levels.' },
  ],
  ['const down = () => down() + 1; down()', { name: 'RangeError' }],
])('%s throws', async (code, error) => {
  expect(await run(code)).toEqual([{ type: 'threw', error: expect.objectContaining(error) }])
})

test('an error says in which line of the code it was thrown', async () => {
  for (const code of ['let a\n\nnull.b', 'if (true)\n\nnull.b\nreturn 1']) {
    const [ending] = await run(code)
    expect(ending).toMatchObject({ error: { stack: expect.stringContaining('code.js:3:') } })
  }
})

test.each([
  ['for (;;);', 'out-of-time'],
  ['const all = []; for (;;) all.push(new ArrayBuffer(1e6))', 'out-of-memory'],
  ['"x".repeat(300_000)', 'too-large'],
  ['await new Promise(() => {})', 'never-ends'],
])('%s ends as %s', async (code, type) => {
  const [ending] = await run(`console.log("first")\n${code}`)
  expect(ending.type).toBe(type)
})

test('the console tells what would be seen in a browser, and no more than it may', async () => {
  const [, ...console] = await run(`
    console.log('a', 1, 2n, null, undefined, [1, 'b'], { c: { d: true } }, () => 1)
    console.warn(new TypeError('t'))
    console.error(new Map([[1, new Set([2])]]), Symbol('s'))
    console.log({ get e() { return 1 } })
    console.log('x'.repeat(2000))
    for (let i = 0; i < 300; i += 1) console.log(i)`)
  expect(console.slice(0, 4)).toEqual([
    'a 1 2n null undefined [1, "b"] {c: {d: true}} [function ]',
    'warn: TypeError: t',
    'error: Map(1) {1 => Set(1) {2}} Symbol(s)',
    '{e: [getter]}',
  ])
  expect(console[4]).toHaveLength(1000 + ' … (1000 more characters)'.length)
  expect(console).toHaveLength(201)
  expect(console.at(-1)).toBe('… and more lines')
})
