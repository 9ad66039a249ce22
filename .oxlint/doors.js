import { everyImport, pathOf, resolve } from './imports.js'
import { listed, placeOf, rooms } from './rooms.js'

/** @typedef {import('./imports.js').Manner} Manner */
/** @typedef {import('./rooms.js').Room} Room */

/**
 * Why a file of one room may not reach another room in this manner, or nothing when it may.
 * @param {string} from
 * @param {string} to
 * @param {Manner} manner
 * @param {boolean} isTest
 * @returns {string | undefined}
 */
function closed(from, to, manner, isTest) {
  const room = /** @type {Room} */ (rooms[from])
  const { knows, enters, entersLazily = [], entersForTypes = [], because, instead } = room
  if (enters.includes(to)) return undefined
  if (entersLazily.includes(to)) {
    if (manner !== 'static' || isTest) return undefined
    return `${from} reaches ${to} by a dynamic import() or an import type only, because the first screen must not wait for LangChain. Write \`await import('…/${to}/…')\` where it is used.`
  }
  if (entersForTypes.includes(to)) {
    if (manner === 'type') return undefined
    return `${from} takes types from ${to} and nothing else, because ${because}. Write \`import type\`, or let the code be handed in. ${instead}`
  }
  const open = [...enters, ...entersLazily]
  return `${from} knows ${knows}. It enters ${listed(open)}; the door to ${to} is closed, because ${because}. ${instead}`
}

/**
 * Keeps every import inside the doors between the rooms.
 * @type {import('./imports.js').Rule}
 */
export const doors = {
  create(context) {
    const path = pathOf(context)
    const place = placeOf(path)
    if (!place) return {}
    if (!Object.hasOwn(rooms, place.room)) {
      const message = `src has no room called ${place.room}. A room is named by what it knows; the rooms are ${listed(Object.keys(rooms))}. Put this file where its knowledge belongs, or add the room and its doors to .oxlint/rooms.js with a decision in docs/decisions.`
      return { Program: (node) => context.report({ node, message }) }
    }

    return everyImport((node, specifier, manner) => {
      if (specifier === undefined) {
        const message =
          'The doors can only be kept where they are seen: write the module as one literal string, without import.meta.glob or a computed name.'
        context.report({ node, message })
        return
      }
      const target = resolve(path, specifier)
      if (target === undefined) return
      const to = placeOf(target)
      if (to?.room === place.room) return
      if (!to) {
        if (place.isTest || place.room === 'main') return
        const message = `${place.room} imports ${target} from outside src. Only main, App and tests may, because what ships lives in a room. Move it into the room that knows it.`
        context.report({ node, message })
        return
      }
      const message = closed(place.room, to.room, manner, place.isTest)
      if (message) context.report({ node, message })
    })
  },
}
