import { allowOrigin } from '../../storage/allowOrigin.ts'
import { queryOf } from '../prefill.ts'
import type { Prefill } from '../prefill.ts'

const mark = 'allowed-by-the-person'

/** Allows an origin and reloads the open thread into Settings, with what was entered and without the key. */
export function reloadInto(origin: string, prefill: Prefill): void {
  allowOrigin(origin)
  const [thread] = location.hash.split('?')
  openedByPerson(`${thread || '#/'}?${queryOf(prefill)}`)
  location.reload()
}

/** Goes to an address as to one that the person made: told by the state of the page's own history entry, which no link can bring along. */
export function openedByPerson(address: string): void {
  history.replaceState(mark, '', address)
}

/** Whether what is prefilled is what the person entered before such a reload. */
export const isPersonsOwn = (): boolean => history.state === mark
