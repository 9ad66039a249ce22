import { expect, test } from 'vitest'
import { readAddress, readHeaderName, readHeaderValue, readName } from './address.ts'

test.each(['https://example.com/mcp', 'http://localhost:3001/mcp', ' http://127.0.0.1:1/ '])(
  'the address %j is taken as it will be used',
  (text) => {
    expect(readAddress(text)).toEqual({ type: 'ok', value: text.trim() })
  },
)

test.each([
  ...['', 'example.com/mcp', 'ftp://example.com', 'http://example.com/mcp', 'https://'],
  ...[
    'https://me:secret@example.com/mcp',
    'https://example.com/mcp?key=1',
    'https://example.com/#a',
  ],
])('the address %j is refused in words', (text) => {
  expect(readAddress(text)).toMatchObject({ type: 'wrong' })
})

test('a name is refused that looks like one that is there', () => {
  expect(readName(' Mail ', [])).toEqual({ type: 'ok', value: 'Mail' })
  for (const twin of ['mail', 'ＭＡＩＬ'])
    expect(readName(twin, ['Mail'])).toMatchObject({ type: 'wrong' })
  expect(readName('my-mail', ['my mail'])).toMatchObject({ type: 'wrong' })
  for (const odd of ['', ' ', 'a/b', 'a\u202Eb', '‍']) {
    expect(readName(odd, [])).toMatchObject({ type: 'wrong' })
  }
})

test('only headers that a page may choose are sent, and only what a header can say', () => {
  expect(readHeaderName('Authorization')).toEqual({ type: 'ok', value: 'Authorization' })
  for (const name of ['', 'a b', 'Cookie', 'Mcp-Session-Id', 'content-type', 'Origin']) {
    expect(readHeaderName(name)).toMatchObject({ type: 'wrong' })
  }
  expect(readHeaderValue(' Bearer x ')).toEqual({ type: 'ok', value: 'Bearer x' })
  for (const value of ['', 'a\nb', 'ä']) {
    expect(readHeaderValue(value)).toMatchObject({ type: 'wrong' })
  }
})
