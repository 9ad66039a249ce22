import { expect, test } from 'vitest'
import { newThreadLocation, routeOf, threadLocation } from './route.ts'

test('a thread location names its thread', () => {
  expect(routeOf(threadLocation('0b0f3a2e-1')).threadId).toBe('0b0f3a2e-1')
  expect(routeOf(newThreadLocation()).threadId).toMatch(/^[0-9a-f-]{36}$/)
})

test('a query is read with and without a thread', () => {
  expect(routeOf('/?provider=custom&baseURL=http://localhost:1/v1?x')).toEqual({
    threadId: undefined,
    query: 'provider=custom&baseURL=http://localhost:1/v1?x',
  })
  expect(routeOf('/t/12345678?model=x')).toEqual({ threadId: '12345678', query: 'model=x' })
})

test.each(['/', '/t/', '/t/default', '/t/../../x', '/t/12345678/more', '/settings'])(
  '%s names no thread',
  (location) => {
    expect(routeOf(location).threadId).toBeUndefined()
  },
)
