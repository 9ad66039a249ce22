import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleDefinition } from './anyThread.ts'
import { callDigest, canonicalText, digestOf } from './digest.ts'
import type { Json, JsonObject } from './json.ts'
import type { OfferedCall } from './toolCall.ts'

const call: OfferedCall = {
  id: 'thread/1/0',
  toolCallId: 'call_0',
  name: 'send_email',
  reply: 1,
  index: 0,
  args: { message: 'Hello', recipient: 'a@example.com' },
  definition: sampleDefinition,
  revision: 1,
  offeredAt: 0,
}

const anyJson = fc.jsonValue({ noUnicodeString: false } as object) as fc.Arbitrary<Json>
const wellFormedJson = anyJson.filter(
  (value) => JSON.stringify(value).isWellFormed() && !hasLoneSurrogate(value),
)

function hasLoneSurrogate(value: Json): boolean {
  try {
    canonicalText(value)
    return false
  } catch {
    return true
  }
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as JsonObject).toReversed()
  return Object.fromEntries(entries.map(([key, field]) => [key, reversed(field)]))
}

test('the order of keys does not change the digest', async () => {
  await fc.assert(
    fc.asyncProperty(wellFormedJson, async (value) => {
      expect(await digestOf(reversed(value))).toBe(await digestOf(value))
    }),
  )
})

test('two values have one digest only if they are the same value', async () => {
  await fc.assert(
    fc.asyncProperty(wellFormedJson, wellFormedJson, async (one, other) => {
      const same = canonicalText(one) === canonicalText(other)
      expect((await digestOf(one)) === (await digestOf(other))).toBe(same)
    }),
  )
})

test('any change of one character in one argument changes the digest of the call', async () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' })
  await fc.assert(
    fc.asyncProperty(text, fc.nat(), text, async (message, place, replacement) => {
      const characters = Array.from(message)
      characters[place % characters.length] = replacement
      const changed = characters.join('')
      fc.pre(changed !== message)
      const before = await callDigest({ ...call, args: { message } }, [])
      expect(await callDigest({ ...call, args: { message: changed } }, [])).not.toBe(before)
    }),
  )
})

test('the digest binds definition, identity and revision besides the arguments', async () => {
  const digest = await callDigest(call, [])
  const others = await Promise.all([
    callDigest({ ...call, definition: { ...sampleDefinition, description: 'Something else' } }, []),
    callDigest({ ...call, definition: { ...sampleDefinition, risk: 'read' } }, []),
    callDigest({ ...call, id: 'thread/1/1' }, []),
    callDigest({ ...call, revision: 2 }, []),
  ])
  expect(new Set([digest, ...others]).size).toBe(5)
  expect(await callDigest({ ...call, toolCallId: 'call_9', offeredAt: 5 }, [])).toBe(digest)
})
