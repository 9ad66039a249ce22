import { allowOrigin } from '../../../storage/allowOrigin.ts'
import { mayReach } from '../../../storage/egress.ts'
import {
  forgetSignIn,
  keepSignIn,
  rememberAllowed,
  rememberTrip,
  takeAllowed,
} from '../../../storage/mcpSignIns.ts'
import type { OpenTrip } from '../../../storage/mcpSignIns.ts'
import type { StoredMcpServer } from '../../../storage/mcpServers.ts'
import { ProblemError } from '../../../thread/problem.ts'
import type { SignInPlace, SignInTerms } from '../../../tools/mcp/signIn/place.ts'
import type { SignInAnswer } from '../../../tools/mcp/signIn/tokens.ts'
import { mcpServers } from '../mcpServers.ts'
import { otherProblem } from '../problems.ts'
import { loadSignIn } from './loadSignIn.ts'
import { challenges, standAt } from './signIns.ts'
import { signInProblem } from './words.ts'

/** How far a sign-in got without asking the person. */
export type SignInStep =
  /** The server names a place that the page was not allowed to talk to for this. */
  | { readonly type: 'elsewhere'; readonly place: SignInPlace; readonly origin: string }
  /** All is known that the person has to see before they go. */
  | { readonly type: 'terms'; readonly terms: SignInTerms; readonly origins: SignInOrigins }

/** The origins that a sign-in leads to. */
export interface SignInOrigins {
  /** Where the person signs in. */
  readonly page: string
  /** Where the page gets and renews its tokens. */
  readonly tokens: string
  /** Where the page registers itself; undefined where it can’t. */
  readonly registration: string | undefined
}

/** A client that the person registered by hand. */
export interface EnteredClient {
  readonly id: string
  readonly secret: string
}

/** Finds out how one signs in to a server, without talking to anybody but it and the origins that the person allowed for this. */
export async function beginSignIn(
  { id, url }: StoredMcpServer,
  allowed: readonly string[],
): Promise<SignInStep> {
  const { findPlace, readTerms, originsOf } = await loadSignIn()
  return inPlainWords(async () => {
    const place = await findPlace(url, challenges.get(id) ?? {})
    const { origin } = new URL(place.address)
    const isShown = origin === new URL(url).origin || allowed.includes(origin)
    if (!isShown || !mayReach(origin)) return { type: 'elsewhere', place, origin }
    const terms = await readTerms(place)
    return { type: 'terms', terms, origins: originsOf(terms) }
  })
}

/** Lets the page talk to origins that the person was shown; tells where that takes a reload, after which it goes on from there. */
export function allowForSignIn(
  { id }: StoredMcpServer,
  origins: readonly string[],
): 'at once' | 'after-reload' {
  for (const origin of origins) allowOrigin(origin)
  if (origins.every(mayReach)) return 'at once'
  rememberAllowed(id, { origins, challenge: challenges.get(id) ?? {} })
  return 'after-reload'
}

/** What the person allowed before the reload that it took, once. */
export function allowedBefore({ id }: StoredMcpServer): readonly string[] | undefined {
  const allowed = takeAllowed(id)
  if (!allowed) return undefined
  // The server may not have been heard yet on this page.
  challenges.set(id, allowed.challenge)
  return allowed.origins
}

/** Makes ready to leave for the sign-in; tells the address to go to. */
export async function leaveToSignIn(
  { id, url }: StoredMcpServer,
  terms: SignInTerms,
  back: { readonly redirect: string; readonly thread: string },
  { client, isKept }: { readonly client: EnteredClient | undefined; readonly isKept: boolean },
): Promise<string> {
  const { prepareTrip, originsOf } = await loadSignIn()
  const entered = client && {
    client_id: client.id,
    ...(client.secret ? { client_secret: client.secret } : {}),
  }
  return inPlainWords(async () => {
    const { trip, address } = await prepareTrip(terms, back.redirect, entered)
    // From the next load on, which is the way back.
    allowOrigin(originsOf(terms).tokens)
    await rememberTrip(back.thread, { ...trip, server: id, url, isKept })
    return address
  }, [client?.secret ?? ''])
}

/** Takes what came back from a sign-in that this tab left for, and connects the server with it. */
export async function finishSignIn(
  open: () => Promise<OpenTrip | undefined>,
  answer: SignInAnswer,
): Promise<void> {
  const trip = await open()
  await mcpServers.ready()
  const line = mcpServers.store
    .getState()
    .lines?.find(({ server }) => server.id === trip?.server && server.url === trip.url)
  // The server was removed meanwhile, or the lock of this device is another.
  if (!trip || !line) return
  const { server } = line
  const { finishTrip } = await loadSignIn()
  standAt(server.id, { type: 'finishing' })
  const secrets = [answer.code ?? '', trip.verifier, trip.client.client_secret ?? '']
  try {
    await inPlainWords(async () => {
      const { url, isKept } = trip
      await keepSignIn(server, { ...(await finishTrip(trip, answer)), url, isKept })
    }, secrets)
    await mcpServers.connectAnew(server.id)
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : otherProblem(error)
    standAt(server.id, { type: 'failed', problem })
  }
}

/** Forgets who the person is at a server, here and in every tab. */
export async function signOut(server: StoredMcpServer): Promise<void> {
  await forgetSignIn(server)
  standAt(server.id, { type: 'wanted' })
  await mcpServers.connectAnew(server.id)
}

async function inPlainWords<Result>(
  work: () => Promise<Result>,
  secrets: readonly string[] = [],
): Promise<Result> {
  const { SignInFailure } = await loadSignIn()
  try {
    return await work()
  } catch (error) {
    throw error instanceof SignInFailure ? await signInProblem(error, secrets) : error
  }
}
