import { expect } from '@playwright/test'
import type { BrowserContext, Disposable, Page } from '@playwright/test'
import type { Answer, OpenAIServer, RecordedRequest } from '../server/contract.ts'
import { startOpenAIServer } from '../server/index.ts'
import { Workbench } from '../stories/workbench.ts'
import { startNoticeBoard } from './notes.ts'
import type { NoticeBoard } from './notes.ts'
import { pausesAt } from './pauses.ts'
import type { Switches } from './pauses.ts'
import type { Cell, Effect, Point } from './plan.ts'
import type { Profile } from './profile.ts'

/** The last words of the model in every experiment. */
export const lastWords = 'That is all.'

const calls: Record<Effect, NonNullable<Answer['calls']>[number]> = {
  inside: { name: 'send_email', arguments: { message: 'Hi', recipient: 'sally@gmail.com' } },
  outside: { name: 'post_note', arguments: { text: 'Hi' } },
}

const reachedByItself: ReadonlySet<Point> = new Set([
  'mid-stream',
  'before offered',
  'after offered',
  'after presented',
])

/** One experiment's world: a model, a notice board and a browser profile with one open page. */
export class Scene {
  readonly cell: Cell
  readonly server: OpenAIServer
  readonly board: NoticeBoard
  readonly profile: Profile
  /** What the person has begun to write, where that is to be seen again. */
  readonly draft: string | undefined
  private current: { context: BrowserContext; workbench: Workbench } | undefined
  private told: Disposable | undefined
  private readonly stream

  private constructor(cell: Cell, profile: Profile, server: OpenAIServer, board: NoticeBoard) {
    this.cell = cell
    this.profile = profile
    this.server = server
    this.board = board
    this.draft = cell.fault === 'newer version opened' ? 'Half a thought' : undefined
    this.stream = server.hold()
  }

  /** Sets the stage: a page that is still blank. */
  static async open(cell: Cell, profile: Profile): Promise<Scene> {
    const scene = new Scene(cell, profile, await startOpenAIServer(), await startNoticeBoard())
    await scene.openContext()
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
    const origins = [this.server.origin, new URL(this.board.url).origin].join(' ')
    this.told = await context.addInitScript(
      ({ url, allowed }) => {
        globalThis.countersignNotes = url
        // The page would limit itself to the model.
        localStorage.setItem('countersign:origins', allowed)
      },
      { url: this.board.url, allowed: origins },
    )
    this.turnTo(context, context.pages()[0] ?? (await context.newPage()))
  }

  /** The same thread in another page, which is the person's from now on. */
  async openAnotherPage(url: string): Promise<void> {
    this.turnTo(this.context, await this.context.newPage())
    await this.page.goto(url)
  }

  /** Opens the page in the browser and points it at the model. */
  async start(): Promise<void> {
    const { point, effect } = this.cell
    const reply = (request: RecordedRequest): Answer => {
      const isTold = request.body.messages.some(({ role }: { role: string }) => role === 'tool')
      return isTold ? { text: lastWords } : { calls: [calls[effect]] }
    }
    const isHeld = point === 'mid-stream' || this.draft !== undefined
    this.server.script(
      (request) => ({ ...reply(request), ...(isHeld && { hold: this.stream, holdAfter: 2 }) }),
      ...Array.from({ length: 4 }, () => reply),
    )
    const settings = new URLSearchParams({
      provider: 'custom',
      baseURL: this.server.url,
      model: 'test-model',
    })
    await this.page.goto(`./#/?${settings}`)
    await this.workbench.save()
  }

  /** Goes to the point where the fault strikes, and stops there. */
  async reach(switches: Switches = {}): Promise<void> {
    const { point } = this.cell
    await this.page.evaluate(
      (wanted) => {
        globalThis.countersignFaults = wanted
      },
      { ...pausesAt(this.cell), ...switches },
    )
    const isOnBoard = point === 'during the effect' && this.cell.effect === 'outside'
    if (isOnBoard) this.board.hold()
    await this.workbench.say('Do it.')
    if (this.draft !== undefined) {
      await this.stream.reached
      await this.workbench.composer.fill(this.draft)
      if (point !== 'mid-stream') this.stream.release()
    }
    if (!reachedByItself.has(point)) await this.workbench.approve()
    if (point === 'mid-stream') await this.stream.reached
    else if (isOnBoard) await expect.poll(() => this.board.posted).toHaveLength(1)
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
    await this.told?.dispose()
    await this.profile.sweep()
    await Promise.all([this.server.close(), this.board.close()])
  }

  private turnTo(context: BrowserContext, page: Page): void {
    this.current = { context, workbench: new Workbench(page) }
  }
}
