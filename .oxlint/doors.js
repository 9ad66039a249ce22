import { everyImport, pathOf, resolve } from './imports.js'
import { isLate, listed, placeOf, rooms } from './rooms.js'

/** @typedef {import('./imports.js').Manner} Manner */
/** @typedef {import('./rooms.js').Place} Place */
/** @typedef {import('./rooms.js').Room} Room */

/**
 * Why a file may not reach another room in this manner, or nothing when it may.
 * @param {Place} from
 * @param {Place} to
 * @param {Manner} manner
 * @returns {string | undefined}
 */
function closed(from, to, manner) {
  const room = /** @type {Room} */ (rooms[from.room])
  const { knows, enters, entersLazily = [], entersForTypes = [], because, instead } = room
  if (enters.includes(to.room)) return undefined
  if (entersLazily.includes(to.room)) {
    if (manner !== 'static' || isLate(from) || from.isTest) return undefined
    return `${from.room} reaches ${to.room} by a dynamic import() or an import type only, because the first screen must not wait for LangChain. Write \`await import('…/${to.room}/…')\` where it is used.`
  }
  if (entersForTypes.includes(to.room)) {
    if (manner === 'type') return undefined
    return `${from.room} takes types from ${to.room} and nothing else, because ${because}. Write \`import type\`, or let the code be handed in. ${instead}`
  }
  const open = [...enters, ...entersLazily]
  return `${from.room} knows ${knows}. It enters ${listed(open)}; the door to ${to.room} is closed, because ${because}. ${instead}`
}

/**
 * Why a file that loads late may not be reached in this manner, or nothing when it may.
 * @param {Place} from
 * @param {Place} to
 * @param {Manner} manner
 * @returns {string | undefined}
 */
function tooEarly(from, to, manner) {
  if (!isLate(to) || manner !== 'static' || from.isTest) return undefined
  return `${to.room}/${to.inside} holds what the first screen must not wait for, so it is reached by a dynamic import() or an import type only.`
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
      if (!to) {
        if (place.isTest || place.room === 'main') return
        const message = `${place.room} imports ${target} from outside src. Only main, App and tests may, because what ships lives in a room. Move it into the room that knows it.`
        context.report({ node, message })
        return
      }
      const message =
        tooEarly(place, to, manner) ??
        (to.room === place.room ? undefined : closed(place, to, manner))
      if (message) context.report({ node, message })
    })
  },
}
