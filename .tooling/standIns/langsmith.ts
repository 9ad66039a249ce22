/**
 * Stands in the bundle for `langsmith`, the tracing client that LangChain brings along: the part
 * that LangChain touches without tracing, and nothing that could send.
 */

/** Can't be made: there is no one to send to. */
export class Client {
  constructor() {
    throw new Error(
      'LangSmith’s client is not part of the build: src/models/tracing traces, and only if asked to.',
    )
  }
}

/** The plain record that LangChain hands on as the context of a nested run. */
export class RunTree {
  constructor(fields: object) {
    Object.assign(this, fields)
  }
}

/** Whether a value is such a record. */
export const isRunTree = (value: unknown): value is RunTree => value instanceof RunTree

/** No function is wrapped for tracing. */
export const isTraceableFunction = (): boolean => false

/** No traced run is ever under way. */
export const getCurrentRunTree = (): undefined => undefined

/** The key by which LangChain's own tracers sort runs: by time, then by order and id. */
export function convertToDottedOrderFormat(epoch: number, id: string, order = 1) {
  const microseconds = String(order % 1000).padStart(3, '0')
  const microsecondPrecisionDatestring = new Date(epoch)
    .toISOString()
    .replace('Z', `${microseconds}Z`)
  const dottedOrder = microsecondPrecisionDatestring.replace(/[-:.]/g, '') + id
  return { dottedOrder, microsecondPrecisionDatestring }
}
