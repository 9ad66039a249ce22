import { everyImport, pathOf } from './imports.js'
import { placeOf, rooms } from './rooms.js'

const langchain = /^(@langchain\/|(langchain|langsmith|openai)(\/|$))/

/**
 * Keeps LangChain in the rooms that load late.
 * @type {import('./imports.js').Rule}
 */
export const langchainHome = {
  create(context) {
    const place = placeOf(pathOf(context))
    if (!place || place.isTest || rooms[place.room]?.langchain) return {}
    return everyImport((node, specifier) => {
      if (specifier === undefined || !langchain.test(specifier)) return
      const message = `${specifier} lives in chain, models and tools, which load when the first message is sent; ${place.room} neither waits for it nor speaks its types. Use the thread's own types here, and reach the chain through run.`
      context.report({ node, message })
    })
  },
}
