// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'

const list = 'countersign:origins'
const one = 'https://one.example'
const two = 'http://localhost:8080'

beforeEach(() => {
  localStorage.clear()
  document.head.replaceChildren()
  vi.resetModules()
})

/** The page as it starts. */
async function load() {
  const egress = await import('./egress.ts')
  egress.lockEgress()
  return { ...egress, ...(await import('./allowOrigin.ts')) }
}

const policies = () =>
  [...document.head.querySelectorAll('meta')].map(({ httpEquiv, content }) => [httpEquiv, content])

test('a page that was never pointed at a server has no limit, and gets it with the first', async () => {
  const { allowOrigin, limitOfPage, mayReach } = await load()
  expect([policies(), limitOfPage(), mayReach(two)]).toEqual([[], undefined, true])
  allowOrigin(one)
  expect(policies()).toEqual([['Content-Security-Policy', `connect-src 'self' ${one}`]])
  expect([mayReach(one), mayReach(two)]).toEqual([true, false])
})

test('one origin more holds from the next load on, one less at once', async () => {
  localStorage.setItem(list, one)
  const before = await load()
  before.allowOrigin(two)
  expect([before.mayReach(two), policies().length]).toEqual([false, 1])
  vi.resetModules()
  document.head.replaceChildren()
  const after = await load()
  expect([after.mayReach(one), after.mayReach(two)]).toEqual([true, true])
  after.disallowOrigin(one)
  expect([after.mayReach(one), after.mayReach(two)]).toEqual([false, true])
  expect(policies().at(-1)).toEqual(['Content-Security-Policy', `connect-src 'self' ${two}`])
})

test('with the last origin removed the page reaches none, also after a reload', async () => {
  localStorage.setItem(list, one)
  const { disallowOrigin } = await load()
  disallowOrigin(one)
  vi.resetModules()
  document.head.replaceChildren()
  const { limitOfPage } = await load()
  expect([limitOfPage(), policies()]).toEqual([
    [],
    [['Content-Security-Policy', `connect-src 'self' `]],
  ])
})

test('only origins get into the policy, whatever is stored', async () => {
  localStorage.setItem(list, `${one} ${one}/path *; script-src https: 'unsafe-inline' ${two}`)
  const { limitOfPage } = await load()
  expect(limitOfPage()).toEqual([one, two])
})

test('where the browser forbids to store, the limit holds for this page', async () => {
  const refuse = () => {
    throw new DOMException('No.', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
  const { allowOrigin, disallowOrigin, limitOfPage } = await load()
  allowOrigin(one)
  expect(limitOfPage()).toEqual([one])
  disallowOrigin(one)
  expect(limitOfPage()).toEqual([])
})
