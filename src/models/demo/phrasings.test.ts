import { expect, test } from 'vitest'
import type { Call } from './call.ts'
import { replyTo } from './reply.ts'

const all = new Set(['count_emails', 'send_email', 'search_emails', 'read_email'])

const count = (last_n_days: number): Call => ({ name: 'count_emails', args: { last_n_days } })
const send = (recipient: string, message: string): Call => ({
  name: 'send_email',
  args: { message, recipient },
})
const search = (query: string): Call => ({ name: 'search_emails', args: { query } })
const read = (id: string): Call => ({ name: 'read_email', args: { id } })

const bob = 'bob@example.com'
const ada = 'ada@example.com'

const phrasings: readonly (readonly [string, ...Call[]])[] = [
  ['how many emails did i get in the last 5 days?', count(5)],
  ['How many e-mails have I received in the past 48 hours?', count(2)],
  ['count my emails of the last fortnight', count(14)],
  ['How many mails did I get this week?', count(7)],
  ['how many emails last week', count(7)],
  ['how many messages came in today?', count(1)],
  ['How many emails since yesterday?', count(2)],
  ['how many emails did I get yesterday', count(2)],
  ['how many emails over the past month?', count(30)],
  ['count emails from the last two weeks', count(14)],
  ['how many emails in the last twenty-one days?', count(21)],
  ['how many emails did i get in the last couple of days', count(2)],
  ['how many emails in the last 1.5 weeks', count(11)],
  ['Please tell me how many emails I got in the last year.', count(365)],
  ['I want to know how many emails i got in the last 3 days', count(3)],
  ['Could you count the emails of the past 30 days, please?', count(30)],
  ['emails in the last 4 days?', count(4)],
  ['did i get any emails in the last 6 days?', count(6)],
  ['count my emails in the last 2, 5 and 9 days', count(2), count(5), count(9)],
  ['How many emails in the last 3 days and in the last 2 weeks?', count(3), count(14)],
  ['how many emails in the last 7 or 14 days', count(7), count(14)],
  ['number of emails in the last hour', count(1)],

  [
    "Send sally@gmail.com an email saying 'What's up homie'",
    send('sally@gmail.com', "What's up homie"),
  ],
  [
    'Send sally@gmail.com an email saying "What’s up homie"',
    send('sally@gmail.com', 'What’s up homie'),
  ],
  [
    'send sally@gmail.com an email saying ‘What’s up homie’',
    send('sally@gmail.com', 'What’s up homie'),
  ],
  ['Send bob@example.com an email saying “Lunch, then coffee?”', send(bob, 'Lunch, then coffee?')],
  ['Send bob@example.com an email saying «Bonjour»', send(bob, 'Bonjour')],
  ['Send bob@example.com an email saying „Hallo“', send(bob, 'Hallo')],
  [
    "send bob@example.com an email saying 'the boys' party is on'",
    send(bob, "the boys' party is on"),
  ],
  ['email bob@example.com: lunch at 12?', send(bob, 'lunch at 12?')],
  [
    'email bob@example.com: Hi Bob. Lunch at 12? Best, S.',
    send(bob, 'Hi Bob. Lunch at 12? Best, S.'),
  ],
  ['email bob@example.com lunch at 12?', send(bob, 'lunch at 12?')],
  ["email bob@example.com 'see you there'", send(bob, 'see you there')],
  ['Send bob@example.com an email saying hi', send(bob, 'hi')],
  ["Send bob@example.com an email saying I'll be late.", send(bob, "I'll be late")],
  ['send an email to bob@example.com saying the report is done', send(bob, 'the report is done')],
  ['send an email saying hello there to bob@example.com', send(bob, 'hello there')],
  ['Send "hello" to bob@example.com', send(bob, 'hello')],
  ['send an email to bob@example.com telling him that dinner is at 8', send(bob, 'dinner is at 8')],
  ['Send bob@example.com an email that says "No."', send(bob, 'No.')],
  ['send bob@example.com a message with the text: on my way', send(bob, 'on my way')],
  ['Send an email with the text "on my way" to bob@example.com', send(bob, 'on my way')],
  ['tell bob@example.com that the meeting moved', send(bob, 'the meeting moved')],
  ['let bob@example.com know I am here', send(bob, 'I am here')],
  ['Write bob@example.com an email to say thank you', send(bob, 'thank you')],
  [
    'Can you please send an email to bob@example.com saying "2, 5 and 9 days"?',
    send(bob, '2, 5 and 9 days'),
  ],
  [
    'write to ada@example.com and cc bob@example.com saying "hi both"',
    send(ada, 'hi both'),
    send(bob, 'hi both'),
  ],
  ['email ada@example.com and bob@example.com: hello', send(ada, 'hello'), send(bob, 'hello')],
  ['Send ada@example.com, bob@example.com an email saying hi', send(ada, 'hi'), send(bob, 'hi')],
  [
    'send "one" to ada@example.com and "two" to bob@example.com',
    send(ada, 'one'),
    send(bob, 'two'),
  ],
  [
    'send bob@example.com an email saying please count the mails and send it back',
    send(bob, 'please count the mails and send it back'),
  ],
  [
    'Send bob@example.com an email saying hi. How many emails did I get today?',
    send(bob, 'hi'),
    count(1),
  ],
  ['email bob@example.com: hi, and email ada@example.com: bye', send(bob, 'hi'), send(ada, 'bye')],
  ["Send o'brien@example.com an email saying 'hi'", send("o'brien@example.com", 'hi')],
  ["send 'bob@example.com' an email saying 'hi'", send(bob, 'hi')],

  [
    'email ada@example.com and bob@example.com: I like "this" and "that"',
    send(ada, 'I like "this" and "that"'),
    send(bob, 'I like "this" and "that"'),
  ],
  [
    'send an email to ada@example.com saying "one" and to bob@example.com saying "two"',
    send(ada, 'one'),
    send(bob, 'two'),
  ],
  ['I need to email bob@example.com that I am sick', send(bob, 'I am sick')],
  ['mail bob@example.com - lunch?', send(bob, 'lunch?')],
  ['Send hi to bob@example.com', send(bob, 'hi')],
  ['Please send the message "I am late" to bob@example.com, thanks', send(bob, 'I am late')],
  ['send bob@example.com an email with subject "Lunch" saying "12?"', send(bob, '12?')],

  ['what emails did I get about the offsite?', search('offsite')],
  ['Which emails mention Lisbon?', search('Lisbon')],
  ['find everything from travel', search('travel')],
  ['search my mail for invoice', search('invoice')],
  ["search for 'invoice'", search('invoice')],
  ['Search my inbox for "October invoice"', search('October invoice')],
  ['find emails about the offsite', search('offsite')],
  ['any mail from finance?', search('finance')],
  ['Do I have any emails from travel@example.com?', search('travel@example.com')],
  ['did i get mail from finance this week?', search('finance')],
  ['how many emails did I get from finance?', search('finance')],
  ['look for mails that mention Lisbon', search('Lisbon')],
  ['Find the invoice', search('invoice')],
  ['show me all emails from security', search('security')],
  ['search for "invoice" and "receipt"', search('invoice'), search('receipt')],
  ['Is there anything from the library?', search('library')],
  ['emails from billing', search('billing')],
  ['find me the emails about lift maintenance, please', search('lift maintenance')],
  ['search emails: itinerary', search('itinerary')],

  ['open email mail-40512', read('mail-40512')],
  ['read the email with id mail-7', read('mail-7')],
  ['Read mail-40512', read('mail-40512')],

  [
    "count my emails of the last 3 days and send bob@example.com an email saying hi, then search for 'invoice'",
    count(3),
    send(bob, 'hi'),
    search('invoice'),
  ],
  [
    'search for invoice, send bob@example.com an email saying "done" and count my emails today',
    search('invoice'),
    send(bob, 'done'),
    count(1),
  ],
  [
    'Hi! How many emails did I get in the last 5 days? Also, email ada@example.com: see you',
    count(5),
    send(ada, 'see you'),
  ],
  ['count my emails for the last 5 days, then read the email mail-3', count(5), read('mail-3')],
  ['find emails about the offsite and read the first one', search('offsite')],
  ['read the email from finance', search('finance')],

  ['hello'],
  ['What is the weather like?'],
  ['read the file notes.txt'],
  ['send an email saying hi'],
  ['email jürgen@example.com: hallo'],
  ['how many emails did I get in the last 0 days?'],
  ['how many stars are there?'],
  ['I got five emails and a letter'],
  ["send '' to ada@example.com and '' to bob@example.com"],
  ['count to 10'],
  ['Invite bob@example.com to lunch'],
  ['send bob@example.com a joke'],
  ['forward it to bob@example.com'],
  ['read it'],
  [''],
]

test.each(phrasings.map(([text, ...calls]) => ({ text, calls })))('$text', ({ text, calls }) => {
  expect(replyTo([{ speaker: 'person', text }], all).calls).toEqual(calls)
})
