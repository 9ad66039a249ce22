import { takeTrip } from './storage/mcpSignIns.ts'

/** Takes what a sign-in brought back out of the address at once, and hands it to whom this tab left for; where it left for nobody it means nothing. */
export async function comeBack(): Promise<void> {
  const trip = takeTrip()
  const { pathname, hash, search } = location
  const query = new URLSearchParams(search)
  // What comes without one was left for elsewhere.
  if (!trip || !query.has('state')) {
    const { comeBack: comeBackToSettings } = await import('./settings/signIn/comeBack.ts')
    comeBackToSettings()
    return
  }
  history.replaceState('servers', '', `${pathname}${trip.thread || hash}`)
  const said = (name: string) => query.get(name) ?? undefined
  const answer = {
    ...{ code: said('code'), state: said('state') },
    ...{ iss: said('iss'), error: said('error') },
  }
  // The page need not wait for it; what fails shows beside the server, which asks for a sign-in again.
  import('./run/mcp/signIn/flow.ts').then(
    ({ finishSignIn }) => finishSignIn(trip.open, answer),
    () => undefined,
  )
}
