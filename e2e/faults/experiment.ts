import { eventsOf, sentMails } from '../stories/database.ts'
import { goOn } from './goOn.ts'
import { inflict } from './inflict.ts'
import type { Switches } from './pauses.ts'
import type { Result } from './plan.ts'
import type { Scene } from './scene.ts'

/** Lets the fault strike, and sees the task through to its end. */
export async function experiment(scene: Scene, switches: Switches = {}): Promise<Result> {
  await scene.reach(switches)
  const heal = await inflict[scene.cell.fault](scene)
  scene.releaseServers()
  const steps = await goOn(scene, heal ?? undefined)
  const isWhole = !steps.some((step) => step === 'says lost' || step === 'starts empty')
  return { steps, effects: await effectsIn(scene), broken: await brokenIn(scene, isWhole) }
}

async function effectsIn({ cell, page, board }: Scene): Promise<number> {
  return cell.effect === 'inside' ? (await sentMails(page)).length : board.posted.length
}

/** What must hold whatever happens, and does not. Where the thread is there to the end, the model must have heard of its call. */
async function brokenIn(scene: Scene, isWhole: boolean): Promise<string[]> {
  const { page, server, workbench, draft } = scene
  const events = await eventsOf(page)
  const twice = ['call-decided', 'call-started', 'call-finished'].filter(
    (type) => events.filter((event) => event.type === type).length > 1,
  )
  const messages: { role: string; tool_call_id?: string; tool_calls?: { id: string }[] }[] =
    server.turns.at(-1)?.body.messages ?? []
  const offered = messages.flatMap(({ tool_calls: calls = [] }) => calls.map(({ id }) => id))
  const told = messages.flatMap(({ role, tool_call_id: id }) => (role === 'tool' ? [id] : []))
  return [
    ...twice.map((type) => `${type} twice`),
    ...(told.join() === offered.join() ? [] : ['a call without its one ToolMessage']),
    ...(isWhole && told.length !== 1 ? ['the model has not heard of its call'] : []),
    ...(draft === undefined || (await workbench.composer.inputValue()) === draft
      ? []
      : ['the draft is lost']),
    ...server.faults.map(({ message }) => `an invalid request: ${message}`),
    ...server.unscripted.map(() => 'a request too many'),
  ]
}
