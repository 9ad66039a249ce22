/** What the address after the `#` asks for. */
export interface Route {
  /** The thread to open; undefined where the address names none, or nothing that can be a thread. */
  readonly threadId: string | undefined
  /** What follows a `?`, without it. */
  readonly query: string
}

/** Ids are ours; anything much shorter or stranger was typed by hand and can only be a mistake. */
const threadPath = /^\/t\/([A-Za-z0-9_-]{8,64})$/

/** Reads a hash location such as `/t/<threadId>` or `/?provider=custom`. */
export function routeOf(location: string): Route {
  const [path = '', ...rest] = location.split('?')
  return { threadId: threadPath.exec(path)?.[1], query: rest.join('?') }
}

/** The hash location of a thread. */
export function threadLocation(threadId: string): string {
  return `/t/${threadId}`
}

/** A hash location for a thread that does not exist yet. */
export function newThreadLocation(): string {
  return threadLocation(crypto.randomUUID())
}
