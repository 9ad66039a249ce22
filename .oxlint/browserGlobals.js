import { pathOf } from './imports.js'
import { mayTouch, placeOf, rooms } from './rooms.js'

const globals = new Set(
  // The page itself first: whoever holds it holds every other global.
  ['window', 'self', 'top', 'parent', 'frames'].concat(
    ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'BroadcastChannel'],
    ['indexedDB', 'IDBKeyRange', 'localStorage', 'sessionStorage', 'caches', 'cookieStore'],
    ['navigator', 'document', 'location', 'history', 'matchMedia', 'requestAnimationFrame'],
    ['alert', 'confirm', 'prompt', 'open', 'postMessage', 'addEventListener'],
    ['removeEventListener', 'dispatchEvent', 'Worker', 'SharedWorker', 'crypto'],
  ),
)

/**
 * The name of a property that is written out, or nothing when it is computed.
 * @param {any} member
 * @returns {string | undefined}
 */
function propertyOf(member) {
  if (!member.computed) return member.property.name
  return typeof member.property.value === 'string' ? member.property.value : undefined
}

/**
 * The browser global that a free name reaches, or nothing when it reaches none;
 * `globalThis` counts as the property read from it, or as itself when it is passed around.
 * @param {any} identifier
 * @returns {string | undefined}
 */
function reached(identifier) {
  const { name, parent } = identifier
  if (name !== 'globalThis') return globals.has(name) ? name : undefined
  if (parent.type !== 'MemberExpression' || parent.object !== identifier) return name
  const property = propertyOf(parent)
  if (property === undefined) return name
  return property === 'globalThis' || globals.has(property) ? property : undefined
}

/**
 * Whether the name stands in a type, where nothing of it is left at run time.
 * @param {any} reference
 * @returns {boolean}
 */
const isType = ({ isTypeReference, identifier }) =>
  isTypeReference === true ||
  /^TS(TypeQuery|QualifiedName|TypeReference)$/.test(identifier.parent.type)

/**
 * Keeps browser globals in the rooms that face the browser.
 * @type {import('./imports.js').Rule}
 */
export const browserGlobals = {
  create(context) {
    const place = placeOf(pathOf(context))
    const room = place && rooms[place.room]
    if (!room || place.isTest || room.browser === 'all') return {}
    return {
      Program() {
        const { globalScope } = context.sourceCode.scopeManager
        const free = [
          ...(globalScope?.references ?? []),
          ...(globalScope?.childScopes ?? []).flatMap((scope) => scope.through),
        ].filter(({ resolved }) => !resolved || resolved.defs.length === 0)
        for (const reference of free) {
          if (isType(reference)) continue
          const name = reached(reference.identifier)
          if (name === undefined || mayTouch(place, name)) continue
          const message = `${place.room} knows ${room.knows}, not the browser: ${name} is closed here, so that this code runs the same in a test, a page and another tab. Declare what is needed as a port (chain/ports.ts) or an argument; tools, storage, models/wire, the screens and main reach the browser.`
          context.report({ node: reference.identifier, message })
        }
      },
    }
  },
}
