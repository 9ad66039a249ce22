import { z } from 'zod'
import { orAborted } from './orAborted.ts'
import { defineTool } from './tool.ts'

const patience = 30_000

/** Asks the browser where this computer is; the person may have to allow it there too. */
export const getLocation = defineTool({
  name: 'get_location',
  description:
    'Tell the geographic position of the person’s computer, as far as the browser knows.',
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  needsPress: true,
  schema: z.strictObject({}),
  async execute(_, { signal }) {
    const found = new Promise<GeolocationPosition>((resolve, reject) => {
      const fail = ({ code }: GeolocationPositionError) => {
        reject(new Error(why[code] ?? 'The position could not be found out.'))
      }
      navigator.geolocation.getCurrentPosition(resolve, fail, { timeout: patience })
    })
    const { coords } = await orAborted(found, signal)
    const { latitude, longitude, accuracy } = coords
    return { result: { latitude, longitude, accuracyInMetres: Math.round(accuracy) } }
  },
})

const why: Readonly<Record<number, string>> = {
  1: 'The person, or their browser, does not allow this page to know the position.',
  2: 'The browser could not find out the position.',
  3: 'The browser did not find out the position in time.',
}
