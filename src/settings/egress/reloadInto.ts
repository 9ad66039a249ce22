import { allowOrigin } from '../../storage/allowOrigin.ts'
import { queryOf } from '../prefill.ts'
import type { Prefill } from '../prefill.ts'

const mark = 'allowed-by-the-person'

/** Allows an origin and reloads the open thread into Settings, with what was entered and without the key. */
export function reloadInto(origin: string, prefill: Prefill): void {
  allowOrigin(origin)
  const [thread] = location.hash.split('?')
  // The state of the page's own history entry: no link can bring it along.
  history.replaceState(mark, '', `${thread || '#/'}?${queryOf(prefill)}`)
  location.reload()
}

/** Whether what is prefilled is what the person entered before such a reload. */
export const isPersonsOwn = (): boolean => history.state === mark
