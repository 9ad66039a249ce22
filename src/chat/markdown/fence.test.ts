import { expect, test } from 'vitest'
import { readFence } from './fence.ts'

test.each([
  ['```ts\nlet a\n```', { language: 'ts', code: 'let a' }],
  ['```ts\nlet a\n```\n', { language: 'ts', code: 'let a' }],
  ['```\na\n\n', { language: '', code: 'a\n' }],
  ['~~~ python title\na\n```\n~~~', { language: 'python', code: 'a\n```' }],
  ['````\n```\na\n```\n````', { language: '', code: '```\na\n```' }],
  ['  ```\n  a\n    b\n  ```', { language: '', code: 'a\n  b' }],
  ['```', { language: '', code: '' }],
  ['```js\n```', { language: 'js', code: '' }],
])('%j is read', (text, fence) => {
  expect(readFence(text)).toEqual(fence)
})
