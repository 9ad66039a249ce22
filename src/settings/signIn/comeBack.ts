import { exchangeCode } from '../../models/exchangeCode.ts'
import { providerOf } from '../../models/providers.ts'
import { openedByPerson } from '../egress/reloadInto.ts'
import { queryOf } from '../prefill.ts'
import { takeSignIn } from './underWay.ts'

let returned: Promise<string> | undefined

/** Takes the code of a sign-in out of the address, where it came to this tab from one that was left for, and goes to the settings, which wait for the key. */
export function comeBack(): void {
  const code = new URLSearchParams(location.search).get('code')
  const signIn = takeSignIn()
  const { pathname, hash } = location
  if (!signIn) {
    // Nobody here has left for one: what the address carries means nothing.
    if (code !== null) history.replaceState(null, '', `${pathname}${hash}`)
    return
  }
  const { provider, model, thread, verifier } = signIn
  openedByPerson(`${pathname}${thread || '#/'}?${queryOf({ provider, model })}`)
  if (code === null) return
  returned = exchangeCode(providerOf(provider), code, verifier)
  // Whoever takes it hears of a failure; until then nobody does.
  returned.catch(() => undefined)
}

/** The key that is on its way from a sign-in, once. */
export function takeReturned(): Promise<string> | undefined {
  const key = returned
  returned = undefined
  return key
}
