/** All that the file tools do their work with, in one part of the page that loads when it is first used. */
export { destroy, relocate, write } from './change.ts'
export { beginningOf, sizeWords, textOf } from './content.ts'
export { onDisk } from './failure.ts'
export { listingOf } from './listing.ts'
export { fileAt, freeAt, placeAt } from './place.ts'
export { tellDelete, tellMove, tellWrite } from './tellEffect.ts'
export { undoChange } from './undoChange.ts'
