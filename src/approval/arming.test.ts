import { expect, test } from 'vitest'
import type { Risk } from '../thread/toolCall.ts'
import { approves, arm, armingDelay, isArmed, mostRestarts, unarmed } from './arming.ts'
import type { Arming, ArmingEvent, PressKind } from './arming.ts'

const risks: readonly Risk[] = ['read', 'write', 'send', 'destructive']

/** A person at a button, on a clock of their own. */
function atButton(risk: Risk = 'read', first: Partial<Arming> = {}) {
  let now = 0
  let arming: Arming = { ...unarmed(risk), ...first }
  let approvals = 0
  const happens = (event: ArmingEvent) => {
    if (approves(arming, event)) approvals += 1
    arming = arm(arming, event)
  }
  const person = {
    approvals: () => approvals,
    isArmed: () => isArmed(arming, now),
    wait: (milliseconds: number) => {
      now += milliseconds
    },
    asked: (about: Risk) => happens({ type: 'asked', risk: about }),
    shown: () => happens({ type: 'shown', at: now }),
    ready: (isReady = true) => happens({ type: 'readiness-changed', isReady }),
    left: () => happens({ type: 'left' }),
    down: (by: PressKind = 'pointer', isGenuine = true) =>
      happens({ type: 'pressed', at: now, by, isGenuine }),
    up: (by: PressKind = 'pointer', isGenuine = true) =>
      happens({ type: 'released', at: now, by, isGenuine }),
    cancel: () => happens({ type: 'press-cancelled' }),
    click: (by: PressKind = 'pointer', isGenuine = true) => {
      person.down(by, isGenuine)
      person.up(by, isGenuine)
    },
  }
  return person
}

function shownAndReady(risk: Risk = 'read') {
  const person = atButton(risk)
  person.ready()
  person.shown()
  return person
}

test('the delays are those of the design and none of them is nothing', () => {
  expect(armingDelay).toEqual({ read: 500, write: 1000, send: 1000, destructive: 1500 })
})

test.each(risks)('%s: one millisecond before the delay is too early, one after is not', (risk) => {
  const early = shownAndReady(risk)
  early.wait(armingDelay[risk] - 1)
  early.click()
  expect(early.approvals()).toBe(0)

  const late = shownAndReady(risk)
  late.wait(armingDelay[risk] + 1)
  late.click()
  expect(late.approvals()).toBe(1)
})

test('negative control: without a delay the same early click would have approved', () => {
  const person = atButton('read', { delay: 0 })
  person.ready()
  person.shown()
  person.click()
  expect(person.approvals()).toBe(1)
})

test('an early attempt restarts the delay', () => {
  const person = shownAndReady()
  person.wait(499)
  person.click()
  person.wait(499)
  expect(person.isArmed()).toBe(false)
  person.wait(1)
  expect(person.isArmed()).toBe(true)
})

test.each(risks)('%s: twenty clicks, fifty milliseconds apart, approve nothing', (risk) => {
  const person = shownAndReady(risk)
  for (let click = 0; click < 20; click += 1) {
    person.click()
    person.wait(50)
  }
  expect(person.approvals()).toBe(0)
})

test('a button that is pressed without end can still be armed in the end', () => {
  const person = shownAndReady()
  for (let click = 0; click < mostRestarts; click += 1) person.click()
  person.wait(250)
  person.click()
  person.wait(250)
  person.click()
  expect(person.approvals()).toBe(1)
})

test('a press that began before arming does not count when it ends after', () => {
  const person = shownAndReady()
  person.wait(400)
  person.down()
  person.wait(600)
  person.up()
  expect(person.approvals()).toBe(0)
})

test('a release without a press on the button does not count', () => {
  const person = shownAndReady()
  person.wait(1000)
  person.up()
  expect(person.approvals()).toBe(0)
})

test('a press that was cancelled does not count', () => {
  const person = shownAndReady()
  person.wait(1000)
  person.down()
  person.cancel()
  person.up()
  expect(person.approvals()).toBe(0)
})

test('a press with a key does not end with the pointer', () => {
  const person = shownAndReady()
  person.wait(1000)
  person.down('key')
  person.up('pointer')
  expect(person.approvals()).toBe(0)
})

test('a script or a held key approves nothing, at either end of the press', () => {
  const person = shownAndReady()
  person.wait(1000)
  person.click('pointer', false)
  person.down('key', false)
  person.up('key')
  person.down('pointer')
  person.up('pointer', false)
  expect(person.approvals()).toBe(0)
})

test('each press approves at most once', () => {
  const person = shownAndReady()
  person.wait(1000)
  person.down()
  person.up()
  person.up()
  expect(person.approvals()).toBe(1)
})

test('a call that comes into sight anew starts over', () => {
  const person = shownAndReady()
  person.wait(600)
  person.down()
  person.shown()
  person.up()
  person.click()
  expect(person.approvals()).toBe(0)
  person.wait(501)
  person.click()
  expect(person.approvals()).toBe(1)
})

test('while the window is left nothing is armed, and coming back starts over', () => {
  const person = shownAndReady()
  person.wait(1000)
  person.left()
  person.wait(10_000)
  person.click()
  expect(person.isArmed()).toBe(false)
  person.shown()
  person.wait(499)
  expect(person.isArmed()).toBe(false)
  person.wait(1)
  expect(person.isArmed()).toBe(true)
})

test('time alone does not arm what was not presented or not seen to its end', () => {
  const person = atButton()
  person.shown()
  person.wait(10_000)
  person.click()
  expect(person.approvals()).toBe(0)
  person.ready()
  person.click()
  expect(person.approvals()).toBe(1)
})

test('a press is void when readiness is lost under it', () => {
  const person = shownAndReady()
  person.wait(1000)
  person.down()
  person.ready(false)
  person.ready()
  person.up()
  expect(person.approvals()).toBe(0)
})

test('nothing is armed before it is shown', () => {
  const person = atButton()
  person.ready()
  person.wait(10_000)
  person.click()
  expect(person.approvals()).toBe(0)
})

test('another question is armed anew, with the delay of its risk, and a press that began before does not count', () => {
  const person = shownAndReady('read')
  person.wait(600)
  person.down()
  person.asked('send')
  person.up()
  expect(person.approvals()).toBe(0)
  person.shown()
  person.wait(999)
  expect(person.isArmed()).toBe(false)
  person.wait(1)
  person.click()
  expect(person.approvals()).toBe(1)
})
