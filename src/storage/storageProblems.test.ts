import { afterEach, expect, test } from 'vitest'
import { isStorageFailure, storageProblem } from './storageProblems.ts'
import { storageState } from './storageState.ts'

const failure = (name: string) => new DOMException('It failed.', name)

afterEach(() => {
  storageState.setState({ isOutdated: false })
})

test('a full storage has its own words, with what to do', () => {
  const { problem } = storageProblem(failure('QuotaExceededError'))
  expect(problem).toMatchObject({
    kind: 'storage',
    title: 'There is no room left in this browser’s storage.',
    remedy: expect.stringContaining('Export everything') as string,
    cause: 'QuotaExceededError: It failed.',
  })
  expect(storageProblem(failure('UnknownError')).problem.title).toContain('did not store')
})

test('whatever fails after a newer version took over fails because of that', () => {
  storageState.setState({ isOutdated: true })
  expect(storageProblem(failure('InvalidStateError')).problem.remedy).toBe('Reload this tab.')
})

test('a mail that is there twice is the tool’s failure, a full disk is not', () => {
  expect(isStorageFailure(failure('ConstraintError'))).toBe(false)
  expect(isStorageFailure(failure('QuotaExceededError'))).toBe(true)
  expect(isStorageFailure(new Error('No such mail.'))).toBe(false)
})
