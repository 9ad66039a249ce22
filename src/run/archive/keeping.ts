/** What a screen may ask of the browser's storage. */
export { askToPersist, storageUse } from '../../storage/persistence.ts'
export type { StorageUse } from '../../storage/persistence.ts'
