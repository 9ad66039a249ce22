import { HumanMessage } from '@langchain/core/messages'
import { expect, test } from 'vitest'
import type { Call } from './call.ts'
import { turnsOf } from './conversation.ts'
import type { Turn } from './conversation.ts'
import { replyTo } from './reply.ts'
import type { Reply } from './reply.ts'

const all = new Set(['count_emails', 'send_email', 'search_emails', 'read_email'])

class Talk {
  readonly turns: Turn[] = []
  private calls = 0
  private reply: Reply = { text: '', calls: [] }

  say(text: string): Reply {
    this.turns.push({ speaker: 'person', text })
    return this.answer()
  }

  return(...results: (string | { readonly failed: string })[]): Reply {
    const first = this.calls - this.reply.calls.length
    results.forEach((result, index) =>
      this.turns.push({
        speaker: 'tool',
        callId: `call_${first + index + 1}`,
        text: typeof result === 'string' ? result : result.failed,
        failed: typeof result !== 'string',
      }),
    )
    return this.answer()
  }

  private answer(): Reply {
    this.reply = replyTo(this.turns, all)
    const calls = this.reply.calls.map(({ name, args }) => {
      this.calls += 1
      return { id: `call_${this.calls}`, name, args: { ...args } }
    })
    this.turns.push({ speaker: 'model', text: this.reply.text, calls })
    return this.reply
  }
}

const count = (last_n_days: number): Call => ({ name: 'count_emails', args: { last_n_days } })
const send = (recipient: string, message: string): Call => ({
  name: 'send_email',
  args: { message, recipient },
})
const search = (query: string): Call => ({ name: 'search_emails', args: { query } })
const read = (id: string): Call => ({ name: 'read_email', args: { id } })

const found = JSON.stringify([
  {
    id: 'mail-9',
    from: 'finance@example.com',
    subject: 'Invoice *9*',
    date: '2026-11-20T12:00:00Z',
  },
  { id: 'mail-7', from: 'billing@example.com', subject: 'Receipt', date: '2026-11-22T00:00:00Z' },
  { id: 'mail-8', from: 'travel@example.com', subject: 'Lisbon', date: '2026-11-01T00:00:00Z' },
])
const rejected = (reason: string) => ({
  failed: `The person rejected this call, so it did not run. Reason: ${reason}`,
})

test('the first question of the how-to is answered with the number that came back', () => {
  const talk = new Talk()
  talk.say('how many emails did i get in the last 5 days?')
  expect(talk.return('10')).toEqual({
    text: 'You received 10 emails in the last 5 days.',
    calls: [],
  })
})

test('one email is singular and none is said as a word', () => {
  const talk = new Talk()
  talk.say('count my emails in the last 1 and 2 days')
  expect(talk.return('1', '0').text).toBe(
    'You received 1 email in the last day.\n\nYou received no emails in the last 2 days.',
  )
})

test('a sent email is reported as sent', () => {
  const talk = new Talk()
  talk.say("Send sally@gmail.com an email saying 'What's up homie'")
  expect(talk.return('Sent to sally@gmail.com.').text).toBe(
    'The email to sally@gmail.com was sent.',
  )
})

test('a result that is not what the tool usually gives is quoted, not interpreted', () => {
  const talk = new Talk()
  talk.say('email bob@example.com: hi')
  expect(talk.return('It was not sent.').text).toContain('> It was not sent.')
  talk.say('count my emails today')
  expect(talk.return('about a dozen').text).toContain('> about a dozen')
})

test('a failure is said with what it failed with', () => {
  const talk = new Talk()
  talk.say('count my emails today')
  const { text, calls } = talk.return({ failed: 'The disk is on fire.' })
  expect(text).toContain('failed')
  expect(text).toContain('The disk is on fire.')
  expect(calls).toEqual([])
})

test('a rejection is acknowledged with its reason and the call is not repeated', () => {
  const talk = new Talk()
  talk.say('email bob@example.com: hi')
  const { text, calls } = talk.return(rejected('I do not like it'))
  expect(text).toContain('“I do not like it”')
  expect(text).toContain('What would you like instead?')
  expect(calls).toEqual([])
})

test.each<[string, string, Call]>([
  ['count my emails of 5 days', 'use 7 days instead', count(7)],
  ['count my emails of 5 days', '7 days', count(7)],
  ['count my emails of 5 days', 'not 5 days, a fortnight', count(14)],
  ['count my emails of 5 days', 'Please make it two weeks.', count(14)],
  [
    'email bob@example.com: hi',
    'send it to ann@example.com instead',
    send('ann@example.com', 'hi'),
  ],
  [
    'email bob@example.com: hi',
    'to ann@example.com, not bob@example.com',
    send('ann@example.com', 'hi'),
  ],
  ['email bob@example.com: hi', 'say hello instead', send('bob@example.com', 'hello')],
  [
    'email bob@example.com: hi',
    'Say "good day, Bob" instead.',
    send('bob@example.com', 'good day, Bob'),
  ],
  ['email bob@example.com: hi', 'say hello to ann@example.com', send('ann@example.com', 'hello')],
  ['search my mail for invoice', 'search for receipt instead', search('receipt')],
])('%s, rejected with "%s", becomes another call', (request, reason, call) => {
  const talk = new Talk()
  talk.say(request)
  const reply = talk.return(rejected(reason))
  expect(reply.calls).toEqual([call])
  expect(reply.text).toContain(reason.slice(0, 3))
})

test.each([
  ['count my emails of 5 days', 'use 5 days'],
  ['count my emails of 5 days', 'do not count 7 days either'],
  ['count my emails of 5 days', 'too nosy'],
  ['email bob@example.com: hi', 'not to bob@example.com'],
  ['email bob@example.com: hi', "don't write to ann@example.com"],
  ['email bob@example.com: hi', ''],
])('%s, rejected with "%s", is not tried again', (request, reason) => {
  const talk = new Talk()
  talk.say(request)
  expect(talk.return(rejected(reason)).calls).toEqual([])
})

test('reasons that contradict each other do not go round in circles', () => {
  const talk = new Talk()
  talk.say('count my emails of 5 days')
  expect(talk.return(rejected('use 7 days')).calls).toEqual([count(7)])
  expect(talk.return(rejected('use 5 days')).calls).toEqual([])
})

test('after a rejection the next message may say what to change', () => {
  const talk = new Talk()
  talk.say('email bob@example.com: hi')
  talk.return(rejected(''))
  expect(talk.say('no, send it to ann@example.com').calls).toEqual([send('ann@example.com', 'hi')])
})

test('a rejected call leaves its siblings as they are', () => {
  const talk = new Talk()
  talk.say('count my emails of 5 days and email bob@example.com: hi')
  const { text, calls } = talk.return('10', rejected('say hello instead'))
  expect(text).toContain('You received 10 emails in the last 5 days.')
  expect(calls).toEqual([send('bob@example.com', 'hello')])
})

test.each([
  ['Outcome unknown: the tab was closed while it ran.', 'unknown'],
  ['Not run: the person stopped the run.', 'did not run'],
  ['Refused: the arguments do not match.', 'was refused'],
  ['The person withheld the result.', 'withheld'],
])('"%s" is never told as a success', (failed, words) => {
  const talk = new Talk()
  talk.say('email bob@example.com: hi')
  const { text, calls } = talk.return({ failed })
  expect(text).toContain(words)
  expect(text).not.toContain('was sent')
  expect(calls).toEqual([])
})

test('an edited call is reported as what ran, in the words of its tool message', () => {
  const talk = new Talk()
  talk.say('count my emails of 5 days')
  const { text } = talk.return('The person changed last_n_days from 5 to 7. Result: 14')
  expect(text).toContain('You changed the call')
  expect(text).toContain('from 5 to 7. Result: 14')
  expect(text).not.toContain('last 5 days')
})

test('an answer in place of a call is not told as a result of the tool', () => {
  const talk = new Talk()
  talk.say('count my emails of 5 days')
  expect(talk.return('The person answered instead of running the tool: seven').text).toContain(
    'did not run',
  )
})

test('the person’s own answer is not told as what the tool found', () => {
  const talk = new Talk()
  talk.say('search my mail for invoice')
  const { text, calls } = talk.return('There is none, I have just looked.')
  expect(text).toBe(
    'This is the answer that I was given for `search_emails`:\n\n> There is none, I have just looked.',
  )
  expect(calls).toEqual([])
})

test.each([
  ['No reason was given.', 'The result of `read_email` was withheld, so I have not seen it.'],
  [
    'In its place they say: It was rejected spam.',
    'The result of `read_email` was withheld, so I have not seen it. This is what I was told in its place:\n\n> It was rejected spam.',
  ],
])('a withheld result is not known: %s', (why, words) => {
  const talk = new Talk()
  talk.say('open email mail-9')
  const failed = `The tool ran, and the person withheld its result. ${why}`
  expect(talk.return({ failed })).toEqual({ text: words, calls: [] })
})

test('a search whose result is withheld is not read from', () => {
  const talk = new Talk()
  talk.say('find emails about invoice and read the second one')
  const failed = 'The tool ran, and the person withheld its result. No reason was given.'
  expect(talk.return({ failed }).calls).toEqual([])
})

test('what happened in between is acknowledged, and the message behind it is understood', () => {
  const text =
    '[Note by Countersign: The person has undone the call send_email (call_1) after it had succeeded. What it did is taken back.]\n' +
    '[Note by Countersign: The person retried a call that had failed: read_email with {"id":"1"}. {"id":"1","body":"a]"}]\n\n' +
    'count my emails today'
  const turns = turnsOf([new HumanMessage(text)])
  expect(replyTo(turns, all)).toEqual({
    text: 'Noted: you have undone `send_email`. Noted: you ran `read_email` by hand.\n\nI ask to run `count_emails`.',
    calls: [count(1)],
  })
})

test('a message of notes only is nobody’s turn', () => {
  expect(turnsOf([new HumanMessage('[Note by Countersign: Something happened.]')])).toEqual([])
})

test('found mails are listed with their marks escaped, and one can be read by its place', () => {
  const talk = new Talk()
  talk.say('search my mail for invoice')
  const { text } = talk.return(found)
  expect(text).toContain('The search for “invoice” returned 3 emails')
  expect(text).toContain(String.raw`1. **Invoice \*9\***, from finance@example.com, 2026-11-20 (`)
  const places: readonly (readonly [string, string])[] = [
    ['read it', 'mail-9'],
    ['read the second one', 'mail-7'],
    ['Open number 3', 'mail-8'],
    ['read the last one', 'mail-8'],
    ['read the latest one', 'mail-7'],
    ['show me the oldest', 'mail-8'],
    ['read the one from billing', 'mail-7'],
    ['open email mail-8', 'mail-8'],
    ['read email 2', 'mail-7'],
    ['what does the first one say?', 'mail-9'],
  ]
  const picked = places.map(([words]) => [
    words,
    replyTo([...talk.turns, { speaker: 'person', text: words }], all).calls,
  ])
  expect(picked).toEqual(places.map(([words, id]) => [words, [read(id)]]))
})

test('a mail that was read is quoted as it stands', () => {
  const talk = new Talk()
  talk.say('open email mail-9')
  const mail = { id: 'mail-9', from: 'a@example.com', subject: 'Hi', body: '# One\n\n<b>two</b>' }
  expect(talk.return(JSON.stringify(mail)).text).toBe(
    '**Hi**, from a@example.com (`mail-9`). It says:\n\n> \\# One\n>\n> \\<b\\>two\\</b\\>',
  )
})

test('a mail about a rejection is a mail and not a rejection', () => {
  const talk = new Talk()
  talk.say('open email mail-9')
  const { text } = talk.return(
    'From: shop@example.com. Your order was rejected. Reason: use 7 days',
  )
  expect(text).toContain('the answer that I was given')
  expect(text).not.toContain('You rejected')
})

test('a mail is read after the search that the same message asks for', () => {
  const talk = new Talk()
  expect(talk.say('find emails about invoice and read the second one').calls).toEqual([
    search('invoice'),
  ])
  expect(talk.return(found).calls).toEqual([read('mail-7')])
  expect(talk.return('{"id":"mail-7","body":"Paid."}').calls).toEqual([])
})

test('a mail that is described but not yet listed is searched for and then read', () => {
  const talk = new Talk()
  expect(talk.say('read the email from finance').calls).toEqual([search('finance')])
  expect(talk.return(found).calls).toEqual([read('mail-9')])
})

test('what is missing is asked for, and the answer completes the call', () => {
  const talk = new Talk()
  expect(talk.say('send an email').text).toContain('Who should I send it to?')
  expect(talk.say('Sally').text).toContain('Who should I send it to?')
  expect(talk.say('sally@gmail.com').text).toContain('What should the email to')
  expect(talk.say("'What's up homie'").calls).toEqual([send('sally@gmail.com', "What's up homie")])
})

test('a message stays when only the recipient was missing', () => {
  const talk = new Talk()
  expect(talk.say('send Bob an email saying hi').text).toContain('Who should I send it to?')
  expect(talk.say('bob@example.com, please').calls).toEqual([send('bob@example.com', 'hi')])
})

test('missing days and a missing query are asked for', () => {
  const talk = new Talk()
  talk.say('how many emails did I get?')
  expect(talk.say('7').calls).toEqual([count(7)])
  talk.return('14')
  expect(talk.say('search my mail').text).toContain('What should I search for?')
  expect(talk.say('the offsite').calls).toEqual([search('offsite')])
})

test('an open question ends when the person asks for something else or gives up', () => {
  const talk = new Talk()
  talk.say('send an email')
  expect(talk.say('how many emails did I get in the last 5 days?').calls).toEqual([count(5)])
  talk.return('10')
  talk.say('send an email')
  expect(talk.say('never mind').calls).toEqual([])
  expect(talk.say('bob@example.com').calls).toEqual([])
})

test('a question beside complete requests is asked once they are done', () => {
  const talk = new Talk()
  expect(talk.say('count my emails of 5 days and send an email saying hi').calls).toEqual([
    count(5),
  ])
  expect(talk.return('10').text).toContain('Who should I send it to?')
  expect(talk.say('bob@example.com').calls).toEqual([send('bob@example.com', 'hi')])
})

test('a follow-up changes the last call', () => {
  const talk = new Talk()
  talk.say('how many emails did I get in the last 5 days?')
  talk.return('10')
  expect(talk.say('and in the last 7 days?').calls).toEqual([count(7)])
  talk.return('14')
  expect(talk.say('again').calls).toEqual([count(7)])
})

test('the first answer that is no tool request says that this is a script', () => {
  for (const text of ['hello', 'What is the weather like?', 'who are you?', 'thanks', 'help']) {
    const talk = new Talk()
    const reply = talk.say(text)
    expect(reply.text).toContain('a scripted demo model, not an AI')
    expect(reply.text).toContain('Settings')
  }
  const talk = new Talk()
  talk.say('hello')
  expect(talk.say('Tell me a joke').text).toContain('I am a script and did not understand that.')
  expect(talk.say('are you an AI?').text).toContain('a scripted demo model, not an AI')
})

test('a tool that is not bound is said to be missing and is not called', () => {
  const text = 'count my emails today and email bob@example.com: hi'
  const reply = replyTo([{ speaker: 'person', text }], new Set(['count_emails']))
  expect(reply.calls).toEqual([count(1)])
  expect(reply.text).toContain('`send_email` is not available')
})

test('sample text is labelled and as long as asked for', () => {
  const talk = new Talk()
  talk.say('hello')
  const { text } = talk.say('stream 2000 words')
  expect(text).toContain('This is sample text from the demo model.')
  expect(text.split(/\s+/).length).toBeGreaterThan(1950)
  expect(text.split(/\s+/).length).toBeLessThan(2100)
  expect(talk.say('write me a long markdown text').text).toContain('```ts')
})

test('a reply that was cut off is given again', () => {
  const asked: Turn[] = [{ speaker: 'person', text: 'count my emails today' }]
  const cutOff: Turn = { speaker: 'model', text: 'I ask', calls: [] }
  expect(replyTo([...asked, cutOff], all)).toEqual(replyTo(asked, all))
})
