import './jitless.ts'
import { builtInTools as shippedTools } from '../tools/index.ts'
import { toolOfOwn } from '../tools/own/toolOfOwn.ts'
import { postNote } from '../tools/postNote.ts'
import { fillOwnShelf } from './ownShelf.ts'

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
export { askPerson } from './mcp/askPerson.ts'
export { tracersOfRun } from './tracing.ts'
export { readRule } from '../policy/readRule.ts'
export { openKey } from '../storage/keys/keyStore.ts'
export { explainFailure } from '../models/wire/explainFailure.ts'
export { waitAfter } from '../models/wire/waitAfter.ts'

/** Puts the tools that did not come with the page among those there are. */
export async function fillShelves(): Promise<void> {
  const { mcpServers } = await import('./mcp/mcpServers.ts')
  await Promise.all([fillOwnShelf(toolOfOwn), mcpServers.ready()])
}

/** Every tool that came with the page; the build for the fault tests has one more. */
export const builtInTools =
  import.meta.env.MODE === 'e2e'
    ? new Map([...shippedTools, ['post_note', postNote()]])
    : shippedTools

/** What gives up waiting calls whose tool was changed elsewhere. */
export const loadCancelling = () => import('./cancelChanged.ts')
