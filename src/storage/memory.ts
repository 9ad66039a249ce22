import * as memory from 'fake-indexeddb'

const names = [
  'indexedDB',
  'IDBCursor',
  'IDBCursorWithValue',
  'IDBDatabase',
  'IDBFactory',
  'IDBIndex',
  'IDBKeyRange',
  'IDBObjectStore',
  'IDBOpenDBRequest',
  'IDBRequest',
  'IDBTransaction',
  'IDBVersionChangeEvent',
] as const

/** Puts a database in memory where the browser's own would be, so that one way of storing serves both. */
export function storeInMemory(): void {
  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      value: memory[name],
      configurable: true,
      writable: true,
    })
  }
}
