import { expect } from '@playwright/test'
import { eventsOf, sentMails } from '../stories/database.ts'
import { goOn } from './goOn.ts'
import { inflict } from './inflict.ts'
import type { Cell, Result } from './plan.ts'
import { Scene } from './scene.ts'
import type { Profile } from './scene.ts'

/** Runs one experiment to its end, and checks what must hold whatever happens. */
export async function experiment(
  cell: Cell,
  profile: Profile,
  switches: { withoutWriteAhead?: boolean } = {},
): Promise<Result> {
  const scene = await Scene.open(cell, profile)
  try {
    await scene.reach(switches)
    const heal = await inflict[cell.fault](scene)
    scene.releaseServers()
    const steps = await goOn(scene.workbench, heal ?? undefined)
    await consistent(scene)
    const mails = await sentMails(scene.page)
    return {
      steps,
      effects: cell.effect === 'inside' ? mails.length : scene.board.posted.length,
    }
  } finally {
    await scene.close()
  }
}

/** Each call was decided, started and ended at most once, and the model heard of it exactly once. */
async function consistent({ page, server }: Scene): Promise<void> {
  const events = await eventsOf(page)
  const once = new Set(['call-decided', 'call-started', 'call-finished'])
  const seen = events
    .filter(({ type }) => once.has(type))
    .map(({ type, call }) => `${type} ${call}`)
  expect(seen, 'no step is taken twice').toEqual([...new Set(seen)])
  expect(
    server.faults.map(({ message }) => message),
    'every request is valid',
  ).toEqual([])
  expect(server.unscripted).toEqual([])
  const messages: { role: string; tool_call_id?: string; tool_calls?: { id: string }[] }[] =
    server.turns.at(-1)?.body.messages ?? []
  const offered = messages.flatMap(({ tool_calls: calls = [] }) => calls.map(({ id }) => id))
  const answered = messages.flatMap(({ role, tool_call_id: id }) => (role === 'tool' ? [id] : []))
  expect(answered, 'the model is told of every call once').toEqual(offered)
}
