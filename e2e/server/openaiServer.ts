import type {
  Fault,
  OpenAIServer,
  OpenAIServerOptions,
  RecordedRequest,
  Reply,
  Script,
} from './contract.ts'
import { deliver } from './delivery.ts'
import { dialects } from './dialects.ts'
import type { Dialect } from './dialects.ts'
import { errorBody, unknownModel, wrongKey } from './errors.ts'
import type { Refusal } from './errors.ts'
import { bad } from './faults.ts'
import { createHold } from './hold.ts'
import type { Gate } from './hold.ts'
import { listen, record } from './http.ts'
import { render } from './render.ts'

const json = 'application/json'

/** Starts a strict server that speaks OpenAI's chat completions and responses on 127.0.0.1. */
export async function startOpenAIServer(options: OpenAIServerOptions = {}): Promise<OpenAIServer> {
  const { port = 0, key, models = ['test-model', 'other-model'] } = options
  const requests: RecordedRequest[] = []
  const preflights: RecordedRequest[] = []
  const faults: Fault[] = []
  const unscripted: RecordedRequest[] = []
  const queue: Script[] = []
  const holds: Gate[] = []

  const { origin, cut, close } = await listen(async (message, response) => {
    const request = await record(message)
    const preflight = request.method === 'OPTIONS'
    const log = preflight ? preflights : requests
    log.push(request)
    const reply = preflight ? { raw: '', status: 204 } : await replyTo(request)
    const { status, headers, frames } = render(reply, request)
    request.status = status
    response.writeHead(status, { ...corsHeaders(options, preflight, reply), ...headers })
    await deliver(response, frames, reply, request)
  }, port)

  async function replyTo(request: RecordedRequest): Promise<Reply> {
    const { method, path, headers, text } = request
    if (key && headers.authorization !== `Bearer ${key}`)
      return refused(wrongKey(headers.authorization))
    if (method === 'GET' && path === '/v1/models')
      return { raw: modelList(models), contentType: json }
    const dialect = dialects.get(path)
    if (method !== 'POST' || !dialect)
      return refused({ status: 404, message: `Invalid URL (${method} ${path})` })
    const [fault] = faultsOf(request, dialect, models)
    if (fault) {
      // An unknown model is a person's mistake, and the page's to show.
      if (fault.code !== 'model_not_found') faults.push({ request, message: fault.message })
      return refused(fault)
    }
    const script = queue.shift()
    if (script) return typeof script === 'function' ? called(script, request) : script
    unscripted.push(request)
    return refused({ status: 500, message: `Unscripted request: ${path} ${text}` })
  }

  async function called(script: Extract<Script, Function>, request: RecordedRequest) {
    try {
      return await script(request)
    } catch (error) {
      const message = `The script threw: ${String(error)}`
      faults.push({ request, message })
      return refused({ status: 500, message })
    }
  }

  return {
    url: `${origin}/v1`,
    origin,
    models,
    requests,
    get turns() {
      return requests.filter(({ method, path }) => method === 'POST' && dialects.has(path))
    },
    preflights,
    faults,
    unscripted,
    get remaining() {
      return queue.length
    },
    script(...replies) {
      queue.push(...replies)
    },
    hold() {
      const hold = createHold()
      holds.push(hold)
      return hold
    },
    assertClean() {
      const complaints = [
        ...faults.map(({ message }) => `Invalid request: ${message}`),
        ...unscripted.map(({ path, text }) => `Unscripted request: ${path} ${text}`),
        ...(queue.length > 0 ? [`${queue.length} scripted replies were never asked for`] : []),
      ]
      if (complaints.length > 0) throw new Error(complaints.join('\n'))
    },
    cut,
    close() {
      for (const hold of holds) hold.release()
      return close()
    },
  }
}

function* faultsOf(
  { body, headers }: RecordedRequest,
  dialect: Dialect,
  models: string[],
): Generator<Refusal> {
  const type = headers['content-type']
  if (!type?.startsWith(json))
    yield bad(
      `Unsupported content type: '${type}'. This API method only accepts '${json}' requests.`,
    )
  if (typeof body !== 'object' || body === null)
    return yield bad('We could not parse the JSON body of your request.')
  if (!models.includes(body.model)) yield unknownModel(body.model)
  yield* dialect.faults(body)
}

function refused(refusal: Refusal): Reply {
  return { raw: errorBody(refusal), contentType: json, status: refusal.status }
}

function modelList(models: string[]): string {
  const created = 1_700_000_000
  const data = models.map((id) => ({ id, object: 'model', created, owned_by: 'tests' }))
  return JSON.stringify({ object: 'list', data })
}

function corsHeaders(
  { cors, allowHeaders = 'authorization,content-type', exposeHeaders }: OpenAIServerOptions,
  preflight: boolean,
  reply: Reply,
): Record<string, string> {
  if (cors === false || reply.cors === false) return {}
  return {
    'access-control-allow-origin': '*',
    ...(exposeHeaders && { 'access-control-expose-headers': exposeHeaders }),
    ...(preflight && {
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': allowHeaders,
    }),
  }
}
