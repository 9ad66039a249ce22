import './jitless.ts'

/** All that needs LangChain, in one chunk that the first screen does not wait for. */
export { approvalChain } from '../chain/approvalChain.ts'
export { NotApproved } from '../chain/notApproved.ts'
export { createModel } from '../models/createModel.ts'
export { missingKey, providerOf } from '../models/providers.ts'
export { explainFailure } from '../models/wire/explainFailure.ts'
export { builtInTools } from '../tools/index.ts'
