import { expect, test } from 'vitest'
import { nameOf } from './callName.ts'

const tools = new Set(['go', 'gogo', 'count_emails', 'send_email'])

test.each([
  [['count_emails'], 'count_emails'],
  [['count_', 'emails'], 'count_emails'],
  [['count_emails', 'count_emails'], 'count_emails'],
  [['count', 'count_emails'], 'count_emails'],
  [['nothing'], 'nothing'],
  [['no', 'thing'], 'nothing'],
  [['nothing', 'nothing'], 'nothing'],
])('%j is %s', (parts, name) => {
  expect(nameOf(parts, tools)).toBe(name)
})

test.each([[['go', 'go']], [['count_emails', 'send_email']]])(
  '%j can be read in two ways, so it is not read',
  (parts) => {
    expect(() => nameOf(parts, tools)).toThrow('could not be told apart')
  },
)
