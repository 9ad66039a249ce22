/**
 * Stands in the bundle for LangChain's `utils/tiktoken`, which fetches word lists from a third
 * party in order to count tokens. LangChain estimates the count when this refuses.
 */

const refuse = (): Promise<never> =>
  Promise.reject(new Error('Countersign asks no third party to count tokens.'))

/** Refuses. */
export const getEncoding = refuse

/** Refuses. */
export const encodingForModel = refuse

/** The same as a namespace, the way LangChain lists its modules. */
export const tiktoken_exports = { getEncoding, encodingForModel }
