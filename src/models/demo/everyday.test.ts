import { expect, test } from 'vitest'
import { replyTo } from './reply.ts'
import { everydayCall, everydayExamples } from './everyday.ts'

const all = new Set(['send_email', ...everydayExamples.map(([name]) => name)])
const asked = (...texts: readonly string[]) =>
  replyTo(
    texts.map((text) => ({ speaker: 'person', text }) as const),
    all,
  )

test.each([
  ['What time is it?', 'current_time', {}],
  ['please calculate (2 + 3) * 4 ^ 2', 'calculate', { expression: '(2 + 3) * 4 ^ 2' }],
  ['What is 12 * 34?', 'calculate', { expression: '12 * 34' }],
  ['Remember that Ada likes green tea', 'remember', { text: 'Ada likes green tea' }],
  ['What do you remember about Ada?', 'recall', { query: 'Ada' }],
  ['what do you remember', 'recall', { query: '' }],
  ['Ask me what I want', 'ask_human', { question: 'what I want' }],
  ['What is on my clipboard?', 'read_clipboard', {}],
  ['Copy ‘See you’ to my clipboard', 'write_clipboard', { text: 'See you' }],
  ['Save "a, b" as list.txt', 'download_file', { name: 'list.txt', content: 'a, b' }],
  ['Open https://example.com/a?b=c.', 'open_link', { url: 'https://example.com/a?b=c' }],
  ['Fetch https://example.com/a?b=c.', 'fetch_url', { url: 'https://example.com/a?b=c' }],
  ['Notify me that the tea is ready', 'show_notification', { title: 'the tea is ready', body: '' }],
  ['Where am I?', 'get_location', {}],
  ['List my files', 'list_files', { path: '' }],
  ['show me the files in lists/old.', 'list_files', { path: 'lists/old' }],
  ['Read the file shopping.txt.', 'read_file', { path: 'shopping.txt' }],
  ['Write ‘a, b’ to the file a/b.txt', 'write_file', { path: 'a/b.txt', content: 'a, b' }],
  [
    'Replace ‘tea’ by "" in the file a.txt',
    'edit_file',
    { path: 'a.txt', old_text: 'tea', new_text: '' },
  ],
  ['Rename the file a.txt to b/c.txt', 'move_file', { from: 'a.txt', to: 'b/c.txt' }],
  ['Delete the file b/c.txt!', 'delete_file', { path: 'b/c.txt' }],
  ['run javascript: 6 * 7', 'run_javascript', { code: '6 * 7' }],
  ['Please run this JS\nlet a = 1\na', 'run_javascript', { code: 'let a = 1\na' }],
])('%s asks for %s', (text, name, args) => {
  expect(asked(text).calls).toEqual([{ name, args }])
})

test('each of these tools has an example, which asks for it', () => {
  for (const [name, example] of everydayExamples) {
    expect(everydayCall(example.slice(1, -1))?.name).toBe(name)
  }
})

test.each([
  'how many emails did i get in the last 5 days?',
  'Send sally@gmail.com an email saying ‘Remember that I am here’',
  'open the first one',
  'what is in the first mail',
  'read the first mail',
  'Write sally@gmail.com an email saying ‘Put it into the file a.txt’',
])('%s is a matter of mail', (text) => {
  expect(everydayCall(text)).toBeUndefined()
})

test('what answers an open question is an answer, whatever it looks like', () => {
  const { calls } = asked('send bob@example.com an email', 'remember the milk')
  expect(calls).toMatchObject([{ name: 'send_email', args: { message: 'remember the milk' } }])
})

test('a tool that is not there is not called, and said to be missing', () => {
  const turns = [{ speaker: 'person', text: 'What time is it?' }] as const
  const reply = replyTo(turns, new Set(['send_email']))
  expect(reply.calls).toEqual([])
  expect(reply.text).toContain('current_time')
})

test('an everyday request leaves no question about mail open', () => {
  expect(asked('Notify me that the tea is ready', 'Where am I?').calls).toEqual([
    { name: 'get_location', args: {} },
  ])
})
