import type { BrowserContext, ConsoleMessage, Request } from '@playwright/test'
import { expect } from '@playwright/test'

/** The headers that may carry a key; that they do so to the key's own origin only is for a story to see. */
const keyCarriers = /^(authorization|x-api-key|api-key|x-goog-api-key)$/

/** Sees everything that the pages of a story say and ask for, and objects to what they should not. */
export class Watch {
  /** Every line of the console, whatever its kind. */
  readonly said: string[] = []
  /** Every address that was asked for, with the headers that the page chose and the body. */
  readonly asked: string[] = []
  private readonly complaints: string[] = []
  private readonly origins: Set<string>
  private readonly foreseen: RegExp[] = []
  private readonly tolerated: RegExp[] = []

  constructor(context: BrowserContext, origin: string) {
    this.origins = new Set([origin])
    context.on('console', (message) => this.hear(message))
    context.on('weberror', (error) => this.complaints.push(`Uncaught: ${error.error()}`))
    context.on('request', (request) => this.follow(request))
  }

  /** Lets the pages reach one more origin. */
  allow(origin: string): void {
    this.origins.add(origin)
  }

  /** The browser itself will complain of this, because the story makes it; it must, and of nothing else. */
  foresee(...complaints: RegExp[]): void {
    this.foreseen.push(...complaints)
  }

  /** The browser may complain of this, as often as it likes. */
  tolerate(...complaints: RegExp[]): void {
    this.tolerated.push(...complaints)
  }

  assertClean(): void {
    const known = (complaint: string) =>
      [...this.foreseen, ...this.tolerated].some((pattern) => pattern.test(complaint))
    const surprises = this.complaints.filter((complaint) => !known(complaint))
    const missing = this.foreseen.filter(
      (pattern) => !this.complaints.some((complaint) => pattern.test(complaint)),
    )
    expect(surprises, 'the console is clean and nothing strange is asked for').toEqual([])
    expect(missing, 'what was foreseen came').toEqual([])
  }

  private hear(message: ConsoleMessage): void {
    const line = `${message.type()}: ${message.text()} (${message.location().url})`
    this.said.push(line)
    if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(line)
  }

  private follow(request: Request): void {
    const { origin, protocol } = new URL(request.url())
    const headers = Object.entries(request.headers()).filter(([name]) => !keyCarriers.test(name))
    this.asked.push(`${request.url()} ${JSON.stringify(headers)} ${request.postData() ?? ''}`)
    const isLocal = protocol === 'data:' || protocol === 'blob:'
    if (!isLocal && !this.origins.has(origin)) {
      this.complaints.push(`Strange request: ${request.method()} ${request.url()}`)
    }
  }
}
