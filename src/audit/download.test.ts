import { expect, test } from 'vitest'
import { fileName } from './download.ts'

const day = new Date(Date.UTC(2026, 10, 23))

test.each([
  ['everything', 'countersign-everything-2026-11-23.jsonl'],
  ['Où sont mes e-mails?', 'countersign-où-sont-mes-e-mails-2026-11-23.jsonl'],
  ['../../etc/passwd', 'countersign-etc-passwd-2026-11-23.jsonl'],
  ['???', 'countersign-thread-2026-11-23.jsonl'],
])('a file called after %j is %s', (what, name) => {
  expect(fileName(what, day)).toBe(name)
})
