import './jitless.ts'
import { mcpServers } from './mcp/mcpServers.ts'
import { builtInTools as shippedTools } from '../tools/index.ts'
import { postNote } from '../tools/postNote.ts'

/** All that needs LangChain, in one chunk that the first screen does not wait for. */
export { approvalChain } from '../chain/approvalChain.ts'
export { decideByRules } from '../chain/byRules.ts'
export { checkOf } from '../chain/checkOf.ts'
export { NotApproved } from '../chain/notApproved.ts'
export { previewOf } from '../chain/previewOf.ts'
export { undoOf } from '../chain/undoOf.ts'
export { createModel } from '../models/createModel.ts'
export { lockedKey, missingKey, noTools, notAllowed } from '../models/connectionProblems.ts'
export { providerOf } from '../models/providers.ts'
export { tracersOfRun } from './tracing.ts'
export { cancelChanged } from './mcp/cancelChanged.ts'
export { readRule } from '../policy/readRule.ts'
export { openKey } from '../storage/keys/keyStore.ts'
export { explainFailure } from '../models/wire/explainFailure.ts'
export { waitAfter } from '../models/wire/waitAfter.ts'

/** Every tool there is; the build for the fault tests has one more. */
export const builtInTools =
  import.meta.env.MODE === 'e2e'
    ? new Map([...shippedTools, ['post_note', postNote()]])
    : shippedTools

/** Resolves once the tools that are not the page's own have been looked for. */
export const storedToolsRead = (): Promise<void> => mcpServers.ready()
