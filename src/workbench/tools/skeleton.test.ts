import { expect, test } from 'vitest'
import { skeletonOf } from './skeleton.ts'

test('every field of the schema stands there with an empty value of its type', () => {
  const properties = {
    text: { type: 'string' },
    count: { type: 'integer' },
    share: { type: 'number' },
    isOn: { type: 'boolean' },
    list: { type: 'array' },
    inner: { type: 'object' },
    either: { anyOf: [] },
  }
  expect(JSON.parse(skeletonOf({ type: 'object', properties }))).toEqual({
    text: '',
    count: 1,
    share: 1,
    isOn: false,
    list: [],
    inner: {},
    either: '',
  })
  expect(skeletonOf({ type: 'object' })).toBe('{}')
})
