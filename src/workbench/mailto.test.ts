import { expect, test } from 'vitest'
import { mailtoOf } from './mailto.ts'

test('a sent mail becomes an address that a mail app understands', () => {
  const mail = { to: 'sally@example.com', subject: 'Hi & bye', body: 'One\nTwo' }
  expect(mailtoOf(mail)).toBe('mailto:sally@example.com?subject=Hi%20%26%20bye&body=One%0D%0ATwo')
})

test('the text of a mail can add neither recipients nor headers', () => {
  const link = mailtoOf({
    to: 'a@example.com?cc=b@example.com,c@example.com',
    subject: 'x&bcc=d@example.com',
    body: 'y&bcc=e@example.com\ud800',
  })
  const url = new URL(link)
  expect([...url.searchParams.keys()]).toEqual(['subject', 'body'])
  expect(url.pathname).toBe('a@example.com%3Fcc%3Db@example.com%2Cc@example.com')
})
