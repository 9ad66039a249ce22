import type { IDBPObjectStore, StoreNames } from 'idb'
import type { Mail } from '../tools/mail.ts'
import type { MailTable } from '../tools/tool.ts'
import { openDatabase } from './database.ts'
import type { CountersignSchema } from './database.ts'
import { mailAt } from './sampleMails.ts'

const halfDay = 12 * 60 * 60 * 1000
const kept = 60 * 24 * 60 * 60 * 1000

type MailStore = IDBPObjectStore<
  CountersignSchema,
  ArrayLike<StoreNames<CountersignSchema>>,
  'mails',
  'readwrite'
>

/** The mailbox inside a transaction, with all mail that has arrived by `now` (epoch milliseconds). */
export function mailTable(store: MailStore, now: number): MailTable {
  return {
    all: () => deliver(store, now),
    get: (id) => store.get(id),
    async add(mail) {
      await store.add(mail)
    },
    remove: (id) => store.delete(id),
  }
}

/** A mail stands at every 12-hour boundary of a rolling sixty days; what is missing arrives, what is older goes. Resolves to all mail that is there then. */
async function deliver(store: MailStore, now: number): Promise<readonly Mail[]> {
  const newest = Math.floor(now / halfDay)
  const oldest = Math.floor((now - kept) / halfDay) + 1
  const present = await store.getAll()
  const ids = new Set(present.map((mail) => mail.id))
  const missing: Mail[] = []
  for (let number = oldest; number <= newest; number += 1) {
    const mail = mailAt(number, number * halfDay)
    if (!ids.has(mail.id)) missing.push(mail)
  }
  const isGone = (mail: Mail) => mail.folder === 'inbox' && mail.at < oldest * halfDay
  await Promise.all([
    ...missing.map((mail) => store.add(mail)),
    ...present.filter(isGone).map((mail) => store.delete(mail.id)),
  ])
  return [...present.filter((mail) => !isGone(mail)), ...missing]
}

/** All mail that is there now, the newest first. */
export async function readMails(now: number): Promise<readonly Mail[]> {
  const database = await openDatabase()
  const transaction = database.transaction('mails', 'readwrite')
  const [mails] = await Promise.all([deliver(transaction.store, now), transaction.done])
  return mails.toSorted((one, other) => other.at - one.at)
}

/** Puts the mailbox back as it was at first: nothing sent, sixty days of sample mail. */
export async function resetMails(now: number): Promise<void> {
  const database = await openDatabase()
  const transaction = database.transaction('mails', 'readwrite')
  await transaction.store.clear()
  await deliver(transaction.store, now)
  await transaction.done
}
