import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrameReader } from './readFrames.ts'
import type { Frame } from './readFrames.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function read(...parts: readonly Uint8Array[]): readonly Frame[] {
  const reader = createFrameReader()
  return [...parts.flatMap((part) => reader.feed(part)), ...reader.end()]
}

const event = (data: string, name?: string, isCut = false): Frame => ({
  type: 'event',
  name,
  data,
  isCut,
})

test('events are read with any line ends, and what only keeps the connection open is left out', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = [': keep-alive', '', 'event: ping', 'data: 1', '', 'data:2', 'data: 3', '', '']
    expect(read(bytesOf(text.join(end)))).toEqual([event('1', 'ping'), event('2\n3')])
  }
})

test('however the bytes are cut, the same is read', () => {
  const bytes = bytesOf('data: {"a":"Grüße 📬"}\r\n\r\ndata: [DONE]\n\ndata: the end')
  const whole = read(bytes)
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
      const edges = [0, ...cuts.toSorted((one, other) => one - other), bytes.length]
      const parts = edges.slice(1).map((to, index) => bytes.subarray(edges[index], to))
      expect(read(...parts)).toEqual(whole)
    }),
  )
})

test('the last event is read without its empty line, and said to be cut', () => {
  expect(read(bytesOf('data: 1\n\ndata: 2'))).toEqual([event('1'), event('2', undefined, true)])
})

test.each(['{"a":1}', '\n [1]', '<!doctype html>'])('%s is a body, not a stream', (text) => {
  expect(read(bytesOf(text))).toEqual([{ type: 'body', text }])
})

test('a text without an event is a body too, but comments alone are nothing', () => {
  expect(read(bytesOf('upstream timed out'))).toEqual([
    { type: 'body', text: 'upstream timed out' },
  ])
  expect(read(bytesOf(': hello\n\n'))).toEqual([])
  expect(read()).toEqual([])
})

test('bytes that are no text are refused, not replaced', () => {
  const broken = Uint8Array.from([...bytesOf('data: "'), 0xff, ...bytesOf('"\n\n')])
  expect(() => read(broken)).toThrow('could not be read')
  expect(() => read(bytesOf('data: "Grü').subarray(0, -1))).toThrow('could not be read')
})

test('an event of more than 8 MiB is given up, and many small ones are not', () => {
  const part = bytesOf('x'.repeat(1024 * 1024))
  const reader = createFrameReader()
  reader.feed(bytesOf('data: '))
  for (let count = 0; count < 7; count += 1) reader.feed(part)
  expect(() => reader.feed(part)).toThrow('too large')

  const many = createFrameReader()
  for (let count = 0; count < 9; count += 1) {
    expect(many.feed(bytesOf(`data: ${'x'.repeat(1024 * 1024)}\n\n`))).toHaveLength(1)
  }
})
