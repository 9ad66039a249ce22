/** All that knows the protocol; loaded with the first server. */
export { jsonSchemaTool } from '../jsonSchemaTool.ts'
export { connectMcp } from './connection.ts'
export { McpFailure } from './failure.ts'
export { lineUp } from './lineUp.ts'
export { errorOf, resultOf } from './resultOf.ts'
