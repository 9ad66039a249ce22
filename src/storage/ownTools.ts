import type { OwnTool } from '../tools/own/ownTool.ts'
import { openDatabase } from './database.ts'
import { storageProblem } from './storageProblems.ts'

/** All tools that the person has written or imported, by name. */
export async function readOwnTools(): Promise<readonly OwnTool[]> {
  const database = await openDatabase()
  return database.getAll('ownTools')
}

/** Stores a tool, in the place of the one that had that name before it was changed. */
export async function saveOwnTool(tool: OwnTool, replaced = tool.name): Promise<void> {
  await write(async (store) => {
    if (replaced !== tool.name) await store.delete(replaced)
    await store.put(tool)
  })
}

/** Stores tools beside those that are there, all or none; resolves to the names that are taken, in which case it was none. */
export async function addOwnTools(tools: readonly OwnTool[]): Promise<readonly string[]> {
  const taken: string[] = []
  await write(async (store) => {
    const present = new Set(await store.getAllKeys())
    taken.push(...tools.map(({ name }) => name).filter((name) => present.has(name)))
    if (taken.length === 0) await Promise.all(tools.map((tool) => store.put(tool)))
  })
  return taken
}

/** Removes a tool; one that is not there is no failure. */
export async function deleteOwnTool(name: string): Promise<void> {
  await write((store) => store.delete(name))
}

type Database = Awaited<ReturnType<typeof openDatabase>>
type Store = ReturnType<typeof storeOf>

const begin = (database: Database) =>
  database.transaction('ownTools', 'readwrite', { durability: 'strict' })
const storeOf = (transaction: ReturnType<typeof begin>) => transaction.objectStore('ownTools')

async function write(change: (store: Store) => Promise<unknown>): Promise<void> {
  try {
    const transaction = begin(await openDatabase())
    await Promise.all([change(storeOf(transaction)), transaction.done])
  } catch (error) {
    throw storageProblem(error)
  }
}
