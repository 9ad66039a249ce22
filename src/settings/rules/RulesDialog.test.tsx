// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { RuleDraft } from '../../policy/rules.ts'
import { liveTools } from '../../run/liveTools.ts'
import { ruleBook } from '../../run/ruleBook.ts'
import type { Run } from '../../run/run.ts'
import type { Workspace } from '../../run/workspace.ts'
import { forgetAll } from '../../storage/forget.ts'
import { readRules, saveRule } from '../../storage/rules.ts'
import RulesDialog from './RulesDialog.tsx'

const page = vi.hoisted(() => ({ isFramed: false }))
vi.mock('../../ui/framed.ts', () => ({
  get isFramed() {
    return page.isFramed
  },
}))

const tool = (await liveTools()).get('send_email')
if (!tool) throw new Error('There is no such tool')
const draft: RuleDraft = {
  effect: 'allow',
  subject: 'call',
  threadId: 'here',
  definition: tool.definition,
  definitionDigest: tool.digest,
  conditions: [],
}
const workspace = {
  threads: createStore(() => ({
    list: [{ id: 'here', title: 'Mail to Ada', pending: 0, updatedAt: 1 }],
  })),
} as unknown as Workspace

beforeEach(async () => {
  page.isFramed = false
  await forgetAll()
})
afterEach(cleanup)

/** Lets what is stored, hashed and loaded arrive. */
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)))

async function shown(): Promise<readonly HTMLElement[]> {
  render(<RulesDialog run={{ threadId: 'here' } as Run} workspace={workspace} onClose={() => {}} />)
  return vi.waitFor(async () => {
    await settle()
    return screen.getAllByRole('listitem')
  })
}

const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}

test('without a rule it explains how one comes about', async () => {
  render(<RulesDialog run={{ threadId: 'here' } as Run} workspace={workspace} onClose={() => {}} />)
  await settle()
  expect(screen.getByText('There is no rule: you are asked about every call.')).toBeTruthy()
})

test('a rule in force tells what, where, until when and how often, and is revoked and put back with one click each', async () => {
  await ruleBook.add({ ...draft, usesLeft: 3 })
  const [entry] = await shown()
  expect(entry?.textContent).toContain('Always allow send_email in this thread with any arguments')
  expect(entry?.textContent).toContain('In force')
  expect(entry?.textContent).toContain('“Mail to Ada”')
  expect(entry?.textContent).toContain('Uses left:3')
  const before = await readRules()
  await press('Revoke')
  expect(await readRules()).toEqual([])
  expect(screen.getByRole('listitem').textContent).toContain('Revoked')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }))
  await press('Undo')
  expect(await readRules()).toEqual(before)
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Revoke' }))
})

test('how long and how often can be changed: another rule takes its place', async () => {
  const rule = await ruleBook.add({ ...draft, usesLeft: 3 })
  await shown()
  await press('Change…')
  fireEvent.change(screen.getByLabelText('How often, from now'), { target: { value: 'twenty' } })
  await press('Save the change')
  const [changed, ...others] = await readRules()
  expect(others).toEqual([])
  expect(changed).toMatchObject({ usesLeft: 20, effect: 'allow', threadId: 'here' })
  expect(changed?.id).not.toBe(rule.id)
})

test('promise 2: a rule whose tool has changed shows the difference, and holds again only once that is confirmed', async () => {
  const definition = { ...draft.definition, description: 'Sends\u200B a mail.' }
  await ruleBook.add({ ...draft, definition, definitionDigest: 'f'.repeat(64) })
  const [entry] = await shown()
  expect(entry?.textContent).toContain('Suspended')
  expect(entry?.textContent).toContain('It allows nothing until you confirm it.')
  expect(entry?.textContent).toContain('SendsU+200B zero width space a mail.')
  expect(entry?.textContent).toContain(tool.definition.description)
  expect(within(screen.getByRole('list')).queryByRole('button', { name: 'Change…' })).toBeNull()
  await press('Confirm for the tool as it is now')
  expect(await readRules()).toMatchObject([
    { definition: tool.definition, definitionDigest: tool.digest },
  ])
})

test('what has ended and what can’t be read says so, and can be deleted', async () => {
  const rule = await ruleBook.add({ ...draft, usesLeft: 1 })
  await saveRule({ ...rule, usesLeft: 0 } as { readonly id: string })
  await saveRule({ id: 'strange' })
  const entries = await shown()
  expect(entries.map((entry) => entry.textContent)).toEqual([
    expect.stringContaining('Can’t be read'),
    expect.stringContaining('All its uses are spent.'),
  ])
  expect(screen.getByText(/nobody knows what it forbids/)).toBeTruthy()
  const [unreadable] = entries
  if (unreadable) fireEvent.click(within(unreadable).getByRole('button', { name: 'Delete' }))
  await settle()
  expect(await readRules()).toHaveLength(1)
  expect(screen.queryByText(/nobody knows what it forbids/)).toBeNull()
})

test('promise 1: the second half of a double click on Revoke does not put the rule back', async () => {
  await ruleBook.add(draft)
  await shown()
  await press('Revoke')
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }), { detail: 2 })
  await settle()
  expect(await readRules()).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }), { detail: 1 })
  await settle()
  expect(await readRules()).toHaveLength(1)
})

test('promise 1: inside another page a rule can be ended, and nothing puts one in force', async () => {
  page.isFramed = true
  await ruleBook.add({ ...draft, definition: { ...tool.definition, description: 'Other.' } })
  await shown()
  expect(screen.getByText('Suspended')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Confirm|Change/ })).toBeNull()
  await press('Delete')
  expect(await readRules()).toEqual([])
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})
