import { expect, test } from 'vitest'
import type { JsonObject } from '../../thread/json.ts'
import { fetchUrl } from '../fetchUrl.ts'
import type { OwnData } from '../tool.ts'
import { told } from './answer.ts'

/** A request looks at none of the data here. */
const unused = {} as OwnData
const url = 'https://example.com/data'
const notesOf = async (args: JsonObject) =>
  (await fetchUrl.notes?.(args, unused))?.map(({ text }) => text).join(' ') ?? ''

test.each<[string, JsonObject]>([
  ['no web address', { url: 'ftp://example.com' }],
  ['credentials in the address', { url: 'https://me:secret@example.com' }],
  ['a body with GET', { url, body: 'x' }],
  ['a body with HEAD', { url, method: 'HEAD', body: 'x' }],
  ['an unknown method', { url, method: 'TRACE' }],
  ['a header that the browser would drop', { url, headers: { Cookie: 'a=b' } }],
  ['a header that the browser sets', { url, headers: { 'Sec-Fetch-Site': 'none' } }],
  ['a header that hides the method', { url, headers: { 'X-HTTP-Method-Override': 'DELETE' } }],
  ['a key that is not ours', { url, headers: { 'Idempotency-Key': '1' } }],
  ['a second line in a header', { url, headers: { Accept: 'a\r\nCookie: b' } }],
  ['a name that is none', { url, headers: { 'a b': 'c' } }],
  ['a blank that would be trimmed', { url, headers: { Accept: 'a ' } }],
])('%s is refused', (_, args) => {
  expect(fetchUrl.problems(args)).not.toEqual([])
})

test('a whole request is accepted and shown as it goes out', async () => {
  const args = { url, method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'Hello' }
  expect(fetchUrl.problems(args)).toEqual([])
  expect(await fetchUrl.effects?.(args, unused)).toEqual([
    {
      summary: 'example.com is sent this',
      after: 'POST https://example.com/data\nContent-Type: text/plain\n\nHello',
    },
  ])
})

test('what is near, open or signed is said', async () => {
  expect(await notesOf({ url })).toBe('')
  expect(await notesOf({ url: 'http://localhost:1/' })).toBe('This address is on this computer.')
  expect(await notesOf({ url: 'http://[fd00::1]/' })).toContain('in your own network')
  expect(await notesOf({ url: 'http://example.com/' })).toContain('not encrypted')
  expect(await notesOf({ url, headers: { authorization: 'x' } })).toContain('credentials')
  expect(await notesOf({ url, method: 'PUT' })).toContain('Idempotency-Key')
})

const answered = (bytes: Uint8Array<ArrayBuffer>, contentType = 'text/plain', isCut = false) =>
  told({ type: 'answered', status: 200, url, contentType, bytes: bytes.buffer, isCut })

test('an answer is told as text in its own character set', () => {
  expect(answered(new TextEncoder().encode('grün'))).toMatchObject({ status: 200, body: 'grün' })
  const latin = Uint8Array.of(0x67, 0x72, 0xfc, 0x6e)
  expect(answered(latin, 'text/plain; charset=iso-8859-1')).toMatchObject({ body: 'grün' })
})

test('what is no text is told by its size', () => {
  const binary = answered(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0), 'image/png')
  expect(binary).toMatchObject({
    body: null,
    note: '5 bytes that are no text; they are not given.',
  })
  expect(answered(Uint8Array.of(0xff, 0xfe, 0xfd))).toMatchObject({ body: null })
  expect(answered(new TextEncoder().encode('x'), 'text/plain; charset=nonsense')).toMatchObject({
    body: null,
  })
})

test('a text that was cut ends with a whole character and says so', () => {
  const cut = new TextEncoder().encode('grü').slice(0, 3)
  expect(answered(cut, 'text/plain', true)).toMatchObject({
    body: 'gr',
    note: 'It is longer: this is its first 3 bytes.',
  })
})
