import type { CallToolResult } from '@modelcontextprotocol/client'
import { expect, test } from 'vitest'
import { errorOf, resultOf } from './resultOf.ts'

type Content = CallToolResult['content']
const text = (words: string): Content[number] => ({ type: 'text', text: words })
const pixel = { type: 'image' as const, mimeType: 'image/png', data: 'AAAA' }

test('text stays as it is, and several texts are told apart', () => {
  expect(resultOf({ content: [] })).toEqual({ result: '' })
  expect(resultOf({ content: [text('One'), text('Two')] })).toEqual({ result: 'One\n\nTwo' })
})

test('a structured result goes alone where its text says the same, and with the text where it says more', () => {
  const structuredContent = { a: 1, b: [true] }
  const same = text('{"b": [true], "a": 1}')
  expect(resultOf({ content: [same], structuredContent }).result).toEqual(structuredContent)
  expect(resultOf({ content: [], structuredContent }).result).toEqual(structuredContent)
  expect(resultOf({ content: [text('Send it on!')], structuredContent }).result).toEqual({
    structured: structuredContent,
    text: 'Send it on!',
  })
})

test('pictures and sounds lie beside the result, which says so', () => {
  const sound = { type: 'audio' as const, mimeType: 'audio/wav', data: 'AAAAAAA=' }
  expect(resultOf({ content: [text('Look'), pixel, sound] })).toEqual({
    result:
      'Look\n\n[image/png, 3 bytes: shown to the person only]\n\n[audio/wav, 5 bytes: shown to the person only]',
    media: [
      { mimeType: 'image/png', data: 'AAAA' },
      { mimeType: 'audio/wav', data: 'AAAAAAA=' },
    ],
  })
})

test.each([
  ['image/svg+xml', 'AAAA', 'not shown'],
  ['text/html', 'AAAA', 'not shown'],
  ['image/png', '"><script>', 'not shown'],
  ['image/png', 'A'.repeat(1_000_004), 'too large'],
])(
  'a picture of the type %s that could do or weigh too much is only named',
  (mimeType, data, why) => {
    const { result, media } = resultOf({ content: [{ ...pixel, mimeType, data }] })
    expect(result).toContain(why)
    expect(media).toBeUndefined()
  },
)

test('links and resources are plain text: nothing is fetched', () => {
  const uri = 'https://example.org/pixel.png'
  const content: Content = [
    { type: 'resource_link', uri, name: 'Pixel', description: 'A picture' },
    { type: 'resource', resource: { uri: 'demo://1', mimeType: 'text/plain', text: 'Words' } },
    { type: 'resource', resource: { uri: 'demo://2', mimeType: 'application/zip', blob: 'AAAA' } },
  ]
  expect(resultOf({ content })).toEqual({
    result: `[Link to Pixel: ${uri} (A picture)]\n\n[demo://1 (text/plain)]\nWords\n\n[demo://2] [application/zip, 3 bytes: not shown]`,
  })
})

test('a failure is told in the server’s words, and not in endless ones', () => {
  expect(errorOf({ content: [text('No such id.')], isError: true })).toBe('No such id.')
  expect(errorOf({ content: [], isError: true })).toBe('The server gave no reason.')
  expect(errorOf({ content: [text('x'.repeat(10_000))] })).toHaveLength(4001)
})
