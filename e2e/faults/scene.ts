import { expect } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import type { Answer, OpenAIServer, RecordedRequest } from '../server/contract.ts'
import { startOpenAIServer } from '../server/index.ts'
import { Workbench } from '../stories/workbench.ts'
import { startNoticeBoard } from './notes.ts'
import type { NoticeBoard } from './notes.ts'
import type { Cell, Effect, Point } from './plan.ts'

/** Where a context comes from, and how the same one is opened again after its browser is gone. */
export interface Profile {
  open(): Promise<BrowserContext>
  /** Where the profile is kept, if it outlives its browser. */
  readonly folder?: string
}

/** The last words of the model in every experiment. */
export const lastWords = 'That is all.'

const calls: Record<Effect, NonNullable<Answer['calls']>[number]> = {
  inside: { name: 'send_email', arguments: { message: 'Hi', recipient: 'sally@gmail.com' } },
  outside: { name: 'post_note', arguments: { text: 'Hi' } },
}

/** One experiment's world: a model, a notice board and a browser profile with one open page. */
export class Scene {
  readonly cell: Cell
  readonly server: OpenAIServer
  readonly board: NoticeBoard
  readonly profile: Profile
  private current: { context: BrowserContext; workbench: Workbench } | undefined
  private readonly stream

  private constructor(cell: Cell, profile: Profile, server: OpenAIServer, board: NoticeBoard) {
    this.cell = cell
    this.profile = profile
    this.server = server
    this.board = board
    this.stream = server.hold()
  }

  /** Sets the stage: the page is open and talks to the model. */
  static async open(cell: Cell, profile: Profile): Promise<Scene> {
    const scene = new Scene(cell, profile, await startOpenAIServer(), await startNoticeBoard())
    const reply = (request: RecordedRequest): Answer => {
      const isTold = request.body.messages.some(({ role }: { role: string }) => role === 'tool')
      return isTold ? { text: lastWords } : { calls: [calls[cell.effect]] }
    }
    const isHeld = cell.point === 'mid-stream'
    scene.server.script(
      (request) => ({ ...reply(request), ...(isHeld && { hold: scene.stream, holdAfter: 2 }) }),
      ...Array.from({ length: 4 }, () => reply),
    )
    await scene.openContext()
    const settings = new URLSearchParams({
      provider: 'custom',
      baseURL: scene.server.url,
      model: 'test-model',
    })
    await scene.page.goto(`./#/?${settings}`)
    await scene.workbench.save()
    return scene
  }

  get workbench(): Workbench {
    if (!this.current) throw new Error('No page is open.')
    return this.current.workbench
  }

  get page(): Page {
    return this.workbench.page
  }

  get context(): BrowserContext {
    if (!this.current) throw new Error('No browser is open.')
    return this.current.context
  }

  /** Opens the profile, anew where its browser is gone. */
  async openContext(): Promise<void> {
    const context = await this.profile.open()
    await context.addInitScript((url) => {
      globalThis.countersignNotes = url
    }, this.board.url)
    this.current = {
      context,
      workbench: new Workbench(context.pages()[0] ?? (await context.newPage())),
    }
  }

  /** The same thread in another page, which is the person's from now on. */
  async openAnotherPage(): Promise<void> {
    const { context } = this
    const workbench = new Workbench(await context.newPage())
    this.current = { context, workbench }
    await workbench.open()
  }

  /** Goes to the point where the fault strikes, and stops there. */
  async reach(switches: { withoutWriteAhead?: boolean } = {}): Promise<void> {
    const { point } = this.cell
    await this.page.evaluate(
      (wanted) => {
        globalThis.countersignFaults = wanted
      },
      { ...pauses[point], ...switches },
    )
    if (point === 'during the effect') this.board.hold()
    await this.workbench.say('Do it.')
    if (!reachedByItself.has(point)) await this.workbench.approve()
    if (point === 'mid-stream') await this.stream.reached
    else if (point === 'during the effect')
      await expect.poll(() => this.board.posted).toHaveLength(1)
    else await this.page.waitForFunction(() => globalThis.countersignFaults?.isReached)
  }

  /** Lets what waits go on: the page, the model and the notice board. */
  async release(page = this.page): Promise<void> {
    this.releaseServers()
    await page.evaluate(() => globalThis.countersignFaults?.release?.())
  }

  /** Lets the model and the notice board answer, whoever still listens. */
  releaseServers(): void {
    this.stream.release()
    this.board.release()
  }

  async close(): Promise<void> {
    this.releaseServers()
    await this.current?.context.close()
    await Promise.all([this.server.close(), this.board.close()])
  }
}

type Pauses = NonNullable<typeof globalThis.countersignFaults>

const pauses: Record<Point, Pauses> = {
  'mid-stream': {},
  'before offered': { pauseBefore: 'call-offered' },
  'after offered': { pauseAfter: 'call-offered' },
  'after presented': { pauseAfter: 'call-presented' },
  'before decided': { pauseBefore: 'call-decided' },
  'after decided': { pauseAfter: 'call-decided' },
  'before the effect': { pauseAfter: 'call-started' },
  'during the effect': {},
  'after the effect': { pauseBefore: 'call-finished' },
  'after finished': { pauseAfter: 'call-finished' },
}

const reachedByItself: ReadonlySet<Point> = new Set([
  'mid-stream',
  'before offered',
  'after offered',
  'after presented',
])
