import type { Challenge } from '../tools/mcp/signIn/place.ts'
import type { SignIn, Trip } from '../tools/mcp/signIn/tokens.ts'
import { rememberKey } from './keys.ts'
import { deviceLock } from './keys/deviceLock.ts'
import { forgetKey, keepKey, openKey } from './keys/keyStore.ts'
import { seal, unseal } from './keys/seal.ts'
import type { StoredMcpServer } from './mcpServers.ts'

type Place = Pick<StoredMcpServer, 'id' | 'url'>

/** A sign-in as it is kept for one server: all of it sealed, and good for this address only. */
export interface KeptSignIn extends SignIn {
  readonly url: string
  /** Whether it outlives this tab. */
  readonly isKept: boolean
}

/** A sign-in that this tab has left for. */
export interface OpenTrip extends Trip {
  readonly server: string
  readonly url: string
  readonly isKept: boolean
}

/** What the person allowed for a sign-in, and what the server had said of it. */
interface Allowed {
  readonly origins: readonly string[]
  readonly challenge: Challenge
}

/** What this tab knows of a sign-in that it goes through: origins that the person allowed before a reload, or that it has left. */
type UnderWay =
  | ({ readonly type: 'allowed'; readonly server: string } & Allowed)
  | {
      readonly type: 'left'
      /** The address of the thread that was open. */
      readonly thread: string
      readonly sealed: string
      readonly iv: string
    }

/** Keeps a sign-in for its server, in this tab or on this device as well. */
export async function keepSignIn(server: Place, signIn: KeptSignIn): Promise<void> {
  const name = nameOf(server)
  hide(name, signIn)
  // What is last can be seen from outside: nothing secret.
  const { url, isKept, access, refresh, client, ...rest } = signIn
  const text = JSON.stringify({ access, refresh, client, ...rest, isKept, url })
  await keepKey(name, text, { type: isKept ? 'device' : 'tab' })
}

/** The sign-in of a server, as far as this tab or this device knows one; `afresh` looks past what this tab holds. */
export async function openSignIn(server: Place, how?: 'afresh'): Promise<KeptSignIn | undefined> {
  const name = nameOf(server)
  if (how === 'afresh') rememberKey(name, '')
  const opened = await openKey(name)
  if (opened.type !== 'open') return undefined
  const signIn = JSON.parse(opened.key) as KeptSignIn
  if (signIn.url !== server.url) return undefined
  hide(name, signIn)
  return signIn
}

/** Forgets the sign-in of a server, in every tab. */
export async function forgetSignIn(server: Place): Promise<void> {
  const name = nameOf(server)
  hide(name, undefined)
  await forgetKey(name)
}

/** Renews while no other tab does: a renewal that is used twice counts as stolen. */
export function asOnlyRenewer<Result>(server: Place, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(
    `countersign:mcp-sign-in:${server.id}`,
    {},
    work,
  ) as Promise<Result>
}

/** Remembers in this tab that the person allowed these origins for the sign-in of a server, over a reload. */
export function rememberAllowed(server: string, allowed: Allowed): void {
  remember({ type: 'allowed', server, ...allowed })
}

/** What the person allowed before the reload, once; undefined where there was nothing. */
export function takeAllowed(server: string): Allowed | undefined {
  const underWay = look()
  if (underWay?.type !== 'allowed' || underWay.server !== server) return undefined
  sessionStorage.removeItem(item)
  return underWay
}

/** Remembers in this tab, sealed, what a sign-in was left with. */
export async function rememberTrip(thread: string, trip: OpenTrip): Promise<void> {
  const { sealed, iv } = await seal(await deviceLock(), item, JSON.stringify(trip))
  remember({ type: 'left', thread, sealed: worded(new Uint8Array(sealed)), iv: worded(iv) })
}

/** What this tab left for a sign-in with, once: from then on nothing that comes back is an answer to it. */
export function takeTrip():
  { readonly thread: string; readonly open: () => Promise<OpenTrip | undefined> } | undefined {
  const underWay = look()
  if (underWay?.type !== 'left') return undefined
  sessionStorage.removeItem(item)
  const { thread, sealed, iv } = underWay
  return {
    thread,
    async open() {
      const text = await unseal(await deviceLock(), item, {
        iv: bytes(iv),
        sealed: bytes(sealed).buffer,
      })
      return text === undefined ? undefined : (JSON.parse(text) as OpenTrip)
    },
  }
}

const item = 'countersign:mcp-sign-in'

function remember(underWay: UnderWay): void {
  sessionStorage.setItem(item, JSON.stringify(underWay))
}

function look(): UnderWay | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(item) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** The seal is bound to it: what was issued for one origin does not open for another. */
function nameOf({ id, url }: Place): string {
  return `${new URL(url).origin} mcp ${id} sign-in`
}

/** Knows each secret by itself, so that none of them shows in what a server says. */
function hide(name: string, signIn: SignIn | undefined): void {
  const { access, refresh, client } = signIn ?? {}
  const parts = { access, refresh, client: client?.client_secret }
  for (const [part, secret = ''] of Object.entries(parts)) {
    // What is that short hides nothing, and would tear holes into every text.
    rememberKey(`${name} ${part}`, secret.length < shortest ? '' : secret)
  }
}

const shortest = 8

const worded = (plain: Uint8Array) => btoa(String.fromCharCode(...plain))

const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
