import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { headersFile, headersFor, metaPolicy } from './headers.ts'

test('the page may run scripts of its own only, and be framed by no one', () => {
  const policy = headersFor('/')['Content-Security-Policy']
  expect(policy).toBe(`${metaPolicy}; frame-ancestors 'none'`)
  expect(metaPolicy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/)
  expect(metaPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'/)
})

test.each(readdirSync('public/frames'))(
  'the frame %s has no origin, runs its own script only, and is shown by our page alone',
  (name) => {
    const html = readFileSync(`public/frames/${name}`, 'utf8')
    const [before = '', script = ''] = html.split(/<script>|<\/script>/)
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(before)?.[1]
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy).toContain(`default-src 'none'; script-src 'sha256-${hash}'`)
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|'self'/)
    expect(headersFor(`/frames/${name}`)['Content-Security-Policy']).toBe(
      "sandbox allow-scripts; frame-ancestors 'self'",
    )
  },
)

test('hashed files are kept for good, the page is asked for again', () => {
  expect(headersFor('/assets/index-abc.js')['Cache-Control']).toContain('immutable')
  expect(headersFor('/')['Cache-Control']).toBe('no-cache')
  expect(headersFor('/index.html')['Cache-Control']).toBe('no-cache')
})

test('each path carries a header once in _headers, where hosts join what they find twice', () => {
  const [everywhere = '', ...others] = headersFile().split('\n\n')
  const namesIn = (block: string) => [...block.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name)
  for (const other of others)
    expect(namesIn(other).filter((name) => namesIn(everywhere).includes(name))).toEqual([])
})

test('the page itself has no inline script, style or handler', () => {
  const html = readFileSync('index.html', 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:/i)
})
