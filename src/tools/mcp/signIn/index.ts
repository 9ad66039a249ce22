/** All that knows how to sign in at an MCP server; loaded when somebody does, or is. */
export { SignInFailure } from './failure.ts'
export { findPlace, originsOf, readTerms } from './place.ts'
export { finishTrip, prepareTrip, renew } from './tokens.ts'
