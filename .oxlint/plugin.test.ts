import { describe, expect, test } from 'vitest'
import { lintFixtures } from './lintFixtures.ts'

const screens = ['approval', 'chat', 'threads', 'settings', 'audit', 'workbench']
const screenDoors = ['thread', 'policy', 'run', 'ui']

/** The doors as the design words them, written out again: the table is tested, not trusted. */
const design: Readonly<Record<string, readonly string[]>> = {
  thread: [],
  ui: [],
  policy: ['thread'],
  tools: ['thread'],
  chain: ['thread', 'policy', 'tools'],
  storage: ['thread'],
  models: ['thread'],
  run: ['thread', 'policy', 'storage'],
  approval: [...screenDoors, 'tools'],
  chat: screenDoors,
  threads: screenDoors,
  settings: [...screenDoors, 'models', 'storage'],
  audit: screenDoors,
  workbench: [...screenDoors, 'tools'],
}
const names = Object.keys(design)
const late = ['chain', 'models', 'tools']

interface Case {
  readonly path: string
  readonly text: string
  /** The rule that must speak, or nothing when all must be silent. */
  readonly rule?: string
}

const cases: Case[] = []
const open = (path: string, text: string) => cases.push({ path, text })
const closed = (path: string, text: string, rule = 'doors') => cases.push({ path, text, rule })

for (const from of names) {
  for (const to of names.filter((name) => name !== from)) {
    const isOpen = design[from]?.includes(to)
    const path = `src/${from}/reaches-${to}.ts`
    if (isOpen) open(path, `import { x } from '../${to}/x.ts'; export const y = x`)
    else closed(path, `import { x } from '../${to}/x.ts'; export const y = x`)
  }
}

// Every way of naming a module counts.
closed('src/thread/type.ts', `import type { X } from '../chain/x.ts'; export type Y = X`)
closed('src/thread/inlineType.ts', `export type Y = import('../chain/x.ts').X`)
closed('src/thread/reexport.ts', `export { x } from '../chain/x.ts'`)
closed('src/thread/reexportType.ts', `export type { X } from '../chain/x.ts'`)
closed('src/thread/all.ts', `export * from '../chain/x.ts'`)
closed('src/thread/allNamed.ts', `export * as x from '../chain/x.ts'`)
closed('src/thread/bare.ts', `import '../chain/x.ts'`)
closed('src/thread/dynamic.ts', `export const x = () => import('../chain/x.ts')`)
closed('src/thread/template.ts', 'export const x = () => import(`../chain/x.ts`)')
closed('src/thread/computed.ts', `export const x = (name: string) => import('../chain/' + name)`)
closed('src/thread/glob.ts', `export const x = import.meta.glob('../chain/*.ts')`)
closed('src/thread/url.ts', `export const x = new URL('../chain/x.ts', import.meta.url)`)
closed('src/thread/rooted.ts', `export const x = () => import('/src/chain/x.ts')`)
closed('src/thread/query.ts', `import x from '../chain/x.ts?raw'; export const y = x`)
closed('src/thread/deep/below.ts', `export * from '../../chain/x.ts'`)
closed('src/thread/main.ts', `export * from '../App.tsx'`)
closed('src/thread/outside.ts', `export * from '../../e2e/server/index.ts'`)
closed('src/thread/doors.test.ts', `import { x } from '../chain/x.ts'; export const y = x`)
closed('src/helpers/x.ts', `export const x = 1`)
closed('src/constructor/x.ts', `export const x = 1`)
open('src/thread/own.ts', `export * from './deep/below.ts'`)
open('src/thread/package.ts', `export * from 'canonicalize'`)
open('src/thread/outside.test.ts', `export * from '../../e2e/server/index.ts'`)
open('src/thread/image.ts', `export const x = new URL('./x.svg', import.meta.url)`)
open('src/thread/said.ts', `export const x = "import('../chain/x.ts')" // import '../chain/x.ts'`)
open('e2e/stories/free.ts', `export * from '../../src/chain/x.ts'; export const x = document`)

// Some doors open for types only, some for later only.
open('src/storage/toolType.ts', `import type { X } from '../tools/x.ts'; export type Y = X`)
closed('src/storage/toolMixed.ts', `import { type X } from '../tools/x.ts'; export type Y = X`)
closed('src/storage/toolLater.ts', `export const x = () => import('../tools/x.ts')`)
for (const to of late) {
  open(`src/run/later-${to}.ts`, `export const x = () => import('../${to}/x.ts')`)
  open(`src/run/type-${to}.ts`, `export type { X } from '../${to}/x.ts'`)
  open(`src/run/${to}.test.ts`, `export { x } from '../${to}/x.ts'`)
  open(`src/later-${to}.ts`, `export const x = () => import('./${to}/x.ts')`)
  closed(`src/now-${to}.ts`, `export { x } from './${to}/x.ts'`)
}
open('src/run/engine.ts', `export { x } from '../chain/x.ts'`)
open('src/run/later.ts', `export const x = () => import('./engine.ts')`)
open('src/run/engineType.ts', `export type { X } from './engine.ts'`)
closed('src/run/early.ts', `export { x } from './engine.ts'`)
closed('src/chat/early.ts', `export { x } from '../run/engine.ts'`)
closed('src/run/screen.ts', `export const x = () => import('../chat/x.ts')`)
for (const to of [...screens, 'thread', 'policy', 'run', 'ui', 'storage'])
  open(`src/open-${to}.tsx`, `import { x } from './${to}/x.ts'; export const y = x`)

// Browser globals, however they are reached.
const browserGlobals = (path: string, text: string) => closed(path, text, 'browser-globals')
for (const name of ['fetch', 'indexedDB', 'navigator', 'document', 'window', 'localStorage'].concat(
  ['sessionStorage', 'caches', 'XMLHttpRequest', 'WebSocket', 'BroadcastChannel', 'crypto'],
)) {
  browserGlobals(`src/thread/free-${name}.ts`, `export const x = ${name}`)
  browserGlobals(`src/chain/global-${name}.ts`, `export const x = globalThis.${name}`)
  browserGlobals(`src/policy/self-${name}.ts`, `export const x = self.${name}`)
  browserGlobals(`src/run/window-${name}.ts`, `export const x = window.${name}`)
  open(`src/thread/local-${name}.ts`, `export const x = (${name}: number) => ${name}`)
}
browserGlobals('src/thread/bracket.ts', `export const x = globalThis['fetch']`)
browserGlobals('src/thread/optional.ts', `export const x = globalThis?.fetch`)
browserGlobals('src/thread/computedName.ts', `export const x = (n: 'fetch') => globalThis[n]`)
browserGlobals('src/thread/destructured.ts', `export const { fetch } = globalThis`)
browserGlobals('src/thread/passed.ts', `export const x = Object.keys(globalThis)`)
browserGlobals('src/thread/twice.ts', `export const x = globalThis.globalThis.fetch`)
browserGlobals('src/thread/shorthand.ts', `export const x = { fetch }`)
browserGlobals('src/thread/typeof.ts', `export const x = typeof document === 'undefined'`)
browserGlobals('src/thread/digest.ts', `export const x = [crypto.subtle, fetch]`)
browserGlobals('src/models/createModel.ts', `export const x = fetch`)
open('src/thread/shadow.ts', `const document = 1; export const x = document`)
open('src/thread/types.ts', `export type X = typeof fetch; export let y: Document | Window`)
open('src/thread/property.ts', `export const x = (a: { fetch: 1 }) => a.fetch`)
open('src/thread/harmless.ts', `export const x = [globalThis.structuredClone, AbortController]`)
open('src/thread/browser.test.ts', `export const x = [document, globalThis.fetch]`)
open('src/models/wire/send.ts', `export const x = fetch`)
for (const room of ['tools', 'storage', 'ui', ...screens])
  open(`src/${room}/browser.ts`, `export const x = [fetch, globalThis.document]`)
open('src/main.tsx', `export const x = document`)

// LangChain's home.
const langchainHome = (path: string, text: string) => closed(path, text, 'langchain-home')
for (const room of names.filter((name) => !late.includes(name)))
  langchainHome(`src/${room}/langchain.ts`, `export * from '@langchain/core/messages'`)
langchainHome('src/App.tsx', `export const x = () => import('@langchain/openai')`)
langchainHome('src/thread/langchainType.ts', `export type { X } from '@langchain/core/tools'`)
langchainHome('src/thread/langsmith.ts', `export * from 'langsmith'`)
for (const room of late)
  open(`src/${room}/langchain.ts`, `export * from '@langchain/core/messages'`)
open('src/thread/langchain.test.ts', `export * from '@langchain/core/messages'`)

const findingsIn = lintFixtures(Object.fromEntries(cases.map(({ path, text }) => [path, text])))

describe('the house rules', () => {
  test('no two cases share a file', () => {
    expect(new Set(cases.map(({ path }) => path)).size).toBe(cases.length)
  })

  test.each(cases)('$rule $path: $text', ({ path, rule }) => {
    expect(findingsIn(path).map((finding) => finding.rule)).toEqual(rule ? [rule] : [])
  })

  test.each([
    ['src/thread/reaches-chain.ts', 'thread knows what is true'],
    ['src/thread/reaches-chain.ts', 'the door to chain is closed, because'],
    ['src/chain/reaches-storage.ts', 'Declare what it needs of the world in chain/ports.ts'],
    ['src/storage/toolLater.ts', 'storage takes types from tools and nothing else'],
    ['src/run/early.ts', 'run/engine.ts holds what the first screen must not wait for'],
    ['src/helpers/x.ts', 'src has no room called helpers'],
    ['src/thread/free-fetch.ts', 'Declare what is needed as a port'],
    ['src/thread/langsmith.ts', 'langsmith lives in chain, models and tools'],
  ])('%s teaches: %s', (path, words) => {
    expect(findingsIn(path)[0]?.message).toContain(words)
  })
})
