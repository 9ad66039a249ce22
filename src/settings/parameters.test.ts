import { expect, test } from 'vitest'
import type { ThreadSettings } from '../storage/settings.ts'
import {
  areEntered,
  parameterFaults,
  parametersIn,
  textsOf,
  withoutStalePrice,
} from './parameters.ts'

const saved: ThreadSettings = {
  ...{ provider: 'custom', baseURL: 'https://one.example/v1', model: 'm' },
  ...{ sendsKey: false, mode: 'agent' },
}
const empty = textsOf(saved)

test('what is empty is left out, so that the provider chooses', () => {
  expect(parametersIn({ ...empty, instructions: ' \n' })).toEqual({})
  expect(parameterFaults(empty)).toEqual({})
  expect(areEntered(empty)).toBe(false)
})

test('what was saved is shown again as it was, a zero too', () => {
  const parameters = { instructions: 'Be brief.', temperature: 0, maxTokens: 500 }
  const price = { input: 0, output: 0.6 }
  const texts = textsOf({ ...saved, parameters, price })
  expect(texts).toMatchObject({ temperature: '0', inputPrice: '0' })
  expect(areEntered(texts)).toBe(true)
  expect(parametersIn(texts)).toEqual({ parameters, price })
})

test('a number may have a comma, as many write it', () => {
  const texts = { ...empty, temperature: '0,5' }
  expect(parameterFaults(texts)).toEqual({})
  expect(parametersIn(texts)).toEqual({ parameters: { temperature: 0.5 } })
})

test.each([
  ['temperature', 'warm'],
  ['temperature', '2.1'],
  ['temperature', '-1'],
  ['temperature', '1e1'],
  ['maxTokens', '0'],
  ['maxTokens', '1.5'],
  ['maxTokens', 'Infinity'],
  ['inputPrice', '1'],
  ['outputPrice', 'free'],
])('a %s of %s is refused with a reason', (field, text) => {
  const faults = parameterFaults({ ...empty, [field]: text })
  expect(Object.keys(faults)).not.toEqual([])
})

test('a price stays with the model that it was entered for', () => {
  const priced = { ...saved, price: { input: 1, output: 2 } }
  const texts = textsOf(priced)
  const same = { provider: 'custom', model: 'm' }
  const other = { provider: 'custom', model: 'n' }
  expect(parametersIn(withoutStalePrice(texts, priced, same))).toHaveProperty('price')
  expect(parametersIn(withoutStalePrice(texts, priced, other))).not.toHaveProperty('price')
  const entered = { ...texts, inputPrice: '3' }
  expect(parametersIn(withoutStalePrice(entered, priced, other))).toMatchObject({
    price: { input: 3, output: 2 },
  })
})
