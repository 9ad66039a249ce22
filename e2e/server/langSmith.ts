import type { Json, RecordedRequest } from './contract.ts'
import { listen, record } from './http.ts'

/** A server that takes traces as LangSmith does, and objects to what LangSmith would not take. */
export interface LangSmithServer {
  readonly origin: string
  /** Every request but preflights. */
  readonly requests: RecordedRequest[]
  /** The runs as they stand after all batches so far, by id, in the order of their beginnings. */
  readonly runs: ReadonlyMap<string, Json>
  readonly faults: string[]
  /** What every batch is answered with; 202 takes it. */
  status: number
  /** Whether the connection is broken off instead. */
  isGone: boolean
  close(): Promise<void>
}

const instant = String.raw`\d{8}T\d{12}Z`
const uuid = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`
const dottedOrder = new RegExp(String.raw`^${instant}${uuid}(\.${instant}${uuid})*$`)

/** The ids of a run and the runs above it, outermost first. */
export function lineageOf({ dotted_order: order }: Json): string[] {
  return String(order)
    .split('.')
    .map((part) => part.slice(-36))
}

/** Starts such a server; with a key it lets in no other. */
export async function startLangSmith({ key }: { key?: string } = {}): Promise<LangSmithServer> {
  const requests: RecordedRequest[] = []
  const runs = new Map<string, Json>()
  const faults: string[] = []

  const take = ({ post = [], patch = [] }: { post?: Json[]; patch?: Json[] }) => {
    for (const run of post) {
      const lineage = lineageOf(run)
      if (!dottedOrder.test(run.dotted_order)) faults.push(`${run.name}: ${run.dotted_order}`)
      if (lineage.at(-1) !== run.id) faults.push(`${run.name}: its order ends in another run`)
      if (lineage.at(-2) !== (run.parent_run_id ?? undefined)) faults.push(`${run.name}: parent`)
      if (lineage[0] !== run.trace_id) faults.push(`${run.name}: trace`)
      if (!run.session_name || !run.run_type || !run.start_time) faults.push(`${run.name}: bare`)
      if (runs.has(run.id)) faults.push(`${run.name}: begun twice`)
      runs.set(run.id, run)
    }
    for (const run of patch) {
      if (!runs.has(run.id)) faults.push(`${run.name}: ended without a beginning`)
      if (!run.trace_id || !run.dotted_order) faults.push(`${run.name}: an end without an order`)
      runs.set(run.id, { ...runs.get(run.id), ...run })
    }
  }

  const { origin, close } = await listen(async (message, response) => {
    const request = await record(message)
    const cors = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'content-type, accept, x-api-key',
      'content-type': 'application/json',
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, cors).end()
      return
    }
    requests.push(request)
    if (server.isGone) {
      response.destroy()
      return
    }
    if (request.method === 'GET' && request.path === '/info') {
      const batch_ingest_config = { use_multipart_endpoint: false, size_limit: 100 }
      response.writeHead(200, cors).end(JSON.stringify({ version: '1', batch_ingest_config }))
      return
    }
    const isLetIn = key === undefined || request.headers['x-api-key'] === key
    const isBatch = request.method === 'POST' && request.path === '/runs/batch'
    const status = !isLetIn ? 401 : isBatch ? server.status : 404
    if (status === 202) take(request.body)
    else if (status === 404) faults.push(`${request.method} ${request.path}`)
    response.writeHead(status, cors).end(JSON.stringify({ detail: request.headers['x-api-key'] }))
  }, 0)

  const server: LangSmithServer = {
    origin,
    requests,
    runs,
    faults,
    status: 202,
    isGone: false,
    close,
  }
  return server
}
