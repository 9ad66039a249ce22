import { expect, test } from 'vitest'
import { waitAfter } from './waitAfter.ts'

const failure = (fields: object, message = 'no') => Object.assign(new Error(message), fields)

test.each([429, 503, 529])(
  'a request that was declined with %i is sent again twice at most',
  (status) => {
    const waits = [1, 2, 3].map((failures) => waitAfter(failure({ status }), failures))
    expect(waits).toEqual([2000, 6000, undefined])
  },
)

test('Google’s client names the status otherwise', () => {
  expect(waitAfter(failure({ statusCode: 429 }), 1)).toBe(2000)
})

test.each([
  ['a server that failed, and may have taken the request', failure({ status: 500 })],
  ['a gateway that heard nothing in time', failure({ status: 504 })],
  ['a wrong key', failure({ status: 401 })],
  ['a connection that broke', new TypeError('Failed to fetch')],
  ['a quota that is used up', failure({ status: 429, code: 'insufficient_quota' })],
  ['a bill that is not paid', failure({ status: 429 }, 'Check your plan and billing details')],
  ['a stop', new DOMException('stopped', 'AbortError')],
  ['nothing', undefined],
])('%s is left to the person', (_what, error) => {
  expect(waitAfter(error, 1)).toBeUndefined()
})
