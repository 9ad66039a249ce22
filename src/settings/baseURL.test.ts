import { expect, test } from 'vitest'
import { readBaseURL } from './baseURL.ts'

test.each([
  ['https://example.com/v1', 'https://example.com/v1'],
  ['  https://example.com/v1/  ', 'https://example.com/v1'],
  ['HTTPS://Example.com/V1', 'https://example.com/V1'],
  ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['https://example.com/v1/chat/completions', 'https://example.com/v1'],
  ['https://example.com/v1/responses/', 'https://example.com/v1'],
  ['https://example.com/v1/models', 'https://example.com/v1'],
])('%s is used as %s', (text, baseURL) => {
  expect(readBaseURL(text)).toMatchObject({ type: 'ok', baseURL })
})

test.each([
  ['', 'Enter the address'],
  ['example.com/v1', 'starts with https://'],
  ['localhost:11434/v1', 'starts with https://'],
  ['javascript:alert(1)', 'starts with https://'],
  ['https://', 'starts with https://'],
  ['http://example.com/v1', 'Over plain http://'],
  ['http://192.168.0.7:1234/v1', 'Over plain http://'],
  ['http://localhost.example.com/v1', 'Over plain http://'],
  ['http://[::1]:8080/v1', 'Write http://localhost'],
  ['https://me:secret@example.com/v1', 'user name or password'],
  ['https://example.com/v1?key=secret', 'after ? or #'],
  ['https://example.com/v1#x', 'after ? or #'],
])('%s is refused with a reason', (text, reason) => {
  const read = readBaseURL(text)
  expect(read.type === 'wrong' && read.message).toContain(reason)
})

test('a suffix that was left off and a missing path are mentioned', () => {
  expect(readBaseURL('https://example.com/v1/chat/completions')).toHaveProperty(
    'note',
    '/chat/completions is added by itself, so https://example.com/v1 is used.',
  )
  expect(readBaseURL('https://example.com')).toHaveProperty(
    'note',
    'Most servers want /v1 at the end.',
  )
})
