import { openDatabase } from './database.ts'
import { storageProblem } from './storageProblems.ts'

/** Removes all that this app has stored in the browser, in one transaction; what the page holds in memory goes with it. */
export async function forgetAll(): Promise<void> {
  try {
    const database = await openDatabase()
    const stores = [...database.objectStoreNames]
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
    await Promise.all([
      ...stores.map((store) => transaction.objectStore(store).clear()),
      transaction.done,
    ])
  } catch (error) {
    throw storageProblem(error)
  }
  forgetBeside()
}

/** Reloads this tab to an empty page, as on a first visit. */
export function startAfresh(): void {
  forgetBeside()
  history.replaceState(null, '', location.pathname)
  location.reload()
}

/** What is stored outside the database: the theme, the witness, this tab's drafts. */
function forgetBeside(): void {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      const keys = Object.keys(storage).filter((key) => key.startsWith('countersign:'))
      for (const key of keys) storage.removeItem(key)
    }
  } catch {
    // Storage is forbidden: nothing is there.
  }
}
