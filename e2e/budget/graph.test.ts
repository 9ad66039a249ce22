import { describe, expect, test } from 'vitest'
import { entriesOf, filesLoadedWith, filesNamedBy, without, type Manifest } from './graph.ts'

const manifest: Manifest = {
  'index.html': {
    file: 'index.js',
    isEntry: true,
    css: ['index.css'],
    imports: ['_shared.js'],
    dynamicImports: ['src/run/engine.ts'],
  },
  '_shared.js': { file: 'shared.js', imports: ['_react.js'] },
  '_react.js': { file: 'react.js', imports: ['_shared.js'] },
  'src/run/engine.ts': {
    file: 'engine.js',
    css: ['engine.css'],
    imports: ['_shared.js', '_langchain.js'],
    dynamicImports: ['later.ts'],
  },
  '_langchain.js': { file: 'langchain.js' },
  'later.ts': { file: 'later.js' },
}

describe('the graph of chunks', () => {
  test('follows static imports and styles, through a cycle, and no dynamic import', () => {
    const files = filesLoadedWith(manifest, entriesOf(manifest))
    expect([...files].sort()).toEqual(['index.css', 'index.js', 'react.js', 'shared.js'])
  })

  test('a later chunk weighs what the first load has not brought', () => {
    const first = filesLoadedWith(manifest, ['index.html'])
    const later = without(filesLoadedWith(manifest, ['src/run/engine.ts']), first)
    expect([...later].sort()).toEqual(['engine.css', 'engine.js', 'langchain.js'])
  })

  test('a chunk that the build no longer has is an error, not a weight of nothing', () => {
    expect(() => filesLoadedWith(manifest, ['src/run/gone.ts'])).toThrow('no chunk src/run/gone.ts')
  })

  test('finds the scripts and styles that the page names', () => {
    const html = `
      <link rel="icon" href="./favicon.svg" />
      <script src="./theme.js"></script>
      <script type="module" crossorigin src="./assets/index.js"></script>
      <link rel="modulepreload" crossorigin href="./assets/react.js">
      <link rel="stylesheet" crossorigin href="./assets/index.css">`
    expect([...filesNamedBy(html)].sort()).toEqual([
      'assets/index.css',
      'assets/index.js',
      'assets/react.js',
      'theme.js',
    ])
  })
})
