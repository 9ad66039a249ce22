// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { storageState } from './storageState.ts'
import { bearWitness, dismissWitness, witnessedThreads, witnessOf } from './witness.ts'

beforeEach(() => {
  localStorage.clear()
  storageState.setState({ place: 'browser' })
})

test('remembers the last entry of each thread, and never an earlier one', () => {
  bearWitness('one', { seq: 2, hash: 'ab' })
  bearWitness('one', { seq: 1, hash: 'cd' })
  bearWitness('two', { seq: 7, hash: 'ef' })
  expect(witnessOf('one')).toEqual({ seq: 2, hash: 'ab' })
  expect(witnessedThreads().toSorted()).toEqual(['one', 'two'])
  dismissWitness('one')
  expect(witnessOf('one')).toBeUndefined()
  expect(witnessedThreads()).toEqual(['two'])
})

test('what is in memory only needs no witness, and garbage is none', () => {
  storageState.setState({ place: 'memory' })
  bearWitness('one', { seq: 2, hash: 'ab' })
  expect(witnessedThreads()).toEqual([])
  localStorage.setItem('countersign:seen:one', '{"seq":3}')
  expect(witnessOf('one')).toBeUndefined()
})

test('where the browser forbids this storage too, nothing fails', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new DOMException('No.', 'SecurityError')
    },
  })
  bearWitness('one', { seq: 2, hash: 'ab' })
  dismissWitness('one')
  expect(witnessOf('one')).toBeUndefined()
  expect(witnessedThreads()).toEqual([])
})
