import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startOpenAIServer, startSink } from './index.ts'

import type { OpenAIServer, Reply } from './contract.ts'

const key = 'sk-the-only-key'
const question = { model: 'test-model', messages: [{ role: 'user', content: 'How many?' }] }

let server: OpenAIServer
beforeEach(async () => {
  server = await startOpenAIServer({ key })
})
afterEach(() => server.close())

const ask = (body?: object, init?: RequestInit) =>
  fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, stream: true, ...body }),
    ...init,
  })

async function answered(reply: Reply, body?: object) {
  server.script(reply)
  return (await ask(body)).text()
}

/** The text that a stream of deltas adds up to. */
const said = (stream: string) =>
  [...stream.matchAll(/^data: (\{.*\})\r?$/gm)]
    .map(([, json]) => JSON.parse(String(json)).choices[0]?.delta.content ?? '')
    .join('')

describe('replies', () => {
  test('streams text and ends with the reason and [DONE]', async () => {
    const stream = await answered({ text: 'Ten emails came.' })
    expect(said(stream)).toBe('Ten emails came.')
    expect(stream).toContain('"finish_reason":"stop"')
    expect(stream.endsWith('data: [DONE]\n\n')).toBe(true)
  })

  test('splits and line ends change the writes, never the words', async () => {
    const text = 'Grüße 👋 aus 東京'
    for (const split of [1, 7, 'awkward'] as const)
      expect(said(await answered({ text, split, newline: '\r\n' }))).toBe(text)
  })

  test('answers as one object when no stream is asked for', async () => {
    const reply = { calls: [{ id: 'a', name: 'count_emails', arguments: { last_n_days: 5 } }] }
    const { choices } = JSON.parse(await answered(reply, { stream: false }))
    expect(choices[0].finish_reason).toBe('tool_calls')
    expect(choices[0].message.tool_calls[0].function.arguments).toBe('{"last_n_days":5}')
  })

  test('sends usage only when it is asked for', async () => {
    expect(await answered({ text: 'a' })).not.toContain('usage')
    const stream = await answered({ text: 'a' }, { stream_options: { include_usage: true } })
    expect(stream).toContain('"choices":[],"usage":{')
  })

  test('leaves the end unsaid', async () => {
    const stream = await answered({ text: 'Half an', finish: null, done: false })
    expect(stream).not.toMatch(/finish_reason":"|DONE/)
    expect(server.requests[0]?.outcome).toBe('sent')
  })

  test('puts an error into the stream', async () => {
    const stream = await answered({ text: 'a', error: { message: 'overloaded' } })
    expect(stream).toContain('data: {"error":{"message":"overloaded"}}')
    expect(stream).not.toContain('DONE')
  })

  test('sends a body as it stands', async () => {
    expect(await answered({ raw: '' })).toBe('')
    server.script({ raw: '<h1>Busy</h1>', contentType: 'text/html', status: 502 })
    const reply = await ask()
    expect([reply.status, reply.headers.get('content-type')]).toEqual([502, 'text/html'])
  })

  test('makes a reply from the request', async () => {
    server.script(({ body }) => ({ text: body.messages[0].content }))
    expect(said(await (await ask()).text())).toBe('How many?')
  })
})

describe('endings', () => {
  test('closes cleanly after so many frames', async () => {
    const stream = await answered({ text: 'Half an answer', cut: { frames: 2, clean: true } })
    expect(said(stream)).toBe('Half a')
    expect(server.requests[0]?.outcome).toBe('cut')
  })

  test('destroys the socket after so many bytes', async () => {
    server.script({ text: 'Half an answer', cut: { bytes: 150 } })
    const { body } = await ask()
    let bytes = 0
    await expect(async () => {
      for await (const chunk of body ?? []) bytes += chunk.length
    }).rejects.toThrow('terminated')
    expect(bytes).toBe(150)
    expect(server.requests[0]?.outcome).toBe('cut')
  })

  test('destroys the socket before a word is said', async () => {
    server.script({ text: 'a', cut: { bytes: 0 } })
    await expect(ask()).rejects.toThrow('fetch failed')
  })

  test('holds in the middle until it is released', async () => {
    const hold = server.hold()
    server.script({ text: 'Half an answer', hold, holdAfter: 2 })
    const reply = await ask()
    await hold.reached
    expect(server.requests[0]?.outcome).toBe('open')
    hold.release()
    expect(said(await reply.text())).toBe('Half an answer')
    expect(server.requests[0]?.outcome).toBe('sent')
  })

  test('holds before the headers', async () => {
    const hold = server.hold()
    server.script({ text: 'Ten', hold })
    let headers = false
    const asked = ask().then((reply) => {
      headers = true
      return reply.text()
    })
    await hold.reached
    expect(headers).toBe(false)
    hold.release()
    expect(said(await asked)).toBe('Ten')
  })

  test('notices that the client left', async () => {
    const hold = server.hold()
    server.script({ text: 'Half an answer', hold, holdAfter: 2 })
    const leaving = new AbortController()
    await ask({}, { signal: leaving.signal })
    await hold.reached
    leaving.abort()
    await expect.poll(() => server.requests[0]?.outcome).toBe('aborted by the client')
  })

  test('logs when each request came and when its last byte went', async () => {
    const before = Date.now()
    await answered({ text: 'Ten', delay: 5 })
    const { at, lastByteAt = 0 } = server.requests[0] ?? { at: 0 }
    expect(at).toBeGreaterThan(before - 1000)
    expect(lastByteAt).toBeGreaterThan(at + 10)
    expect(lastByteAt).toBeLessThan(Date.now() + 1000)
  })
})

describe('refusals', () => {
  test('lets no other key in, and repeats it', async () => {
    const reply = await ask({}, { headers: { authorization: 'Bearer sk-wrong' } })
    expect(reply.status).toBe(401)
    expect((await reply.json()).error.message).toContain('provided: sk-wrong.')
    expect((await fetch(`${server.url}/models`)).status).toBe(401)
    expect(server.faults).toEqual([])
  })

  test('lists the models and knows no other', async () => {
    const headers = { authorization: `Bearer ${key}` }
    const { data } = await (await fetch(`${server.url}/models`, { headers })).json()
    expect(data.map(({ id }: { id: string }) => id)).toEqual(server.models)
    const reply = await ask({ model: 'gpt-0' })
    expect([reply.status, (await reply.json()).error.code]).toEqual([404, 'model_not_found'])
  })

  test('answers a scripted status in the words of the API', async () => {
    server.script({ status: 429 }, { status: 500, message: 'Out of tea.' }, { status: 401 })
    const limited = await ask()
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await (await ask()).json()).error).toMatchObject({
      message: 'Out of tea.',
      type: 'server_error',
    })
    expect((await (await ask()).json()).error.message).toContain(key)
  })

  test('records a malformed request and keeps the script for the next', async () => {
    server.script({ text: 'Ten' })
    const reply = await ask({ messages: [{ role: 'tool', tool_call_id: 'a', content: '' }] })
    expect(reply.status).toBe(400)
    expect(server.faults).toHaveLength(1)
    expect(server.remaining).toBe(1)
    expect(() => server.assertClean()).toThrow(/preceeding[^]*never asked for/)
  })

  test('says which request no script foresaw', async () => {
    const reply = await ask()
    expect(reply.status).toBe(500)
    expect((await reply.json()).error.message).toMatch(/^Unscripted request: .*How many\?/)
    expect(server.unscripted).toHaveLength(1)
    expect(() => server.assertClean()).toThrow('Unscripted request')
  })

  test('reports a script that throws', async () => {
    server.script(() => {
      throw new Error('expected a tool result')
    })
    expect((await ask()).status).toBe(500)
    expect(() => server.assertClean()).toThrow('expected a tool result')
  })
})

describe('other origins', () => {
  const preflight = () => fetch(`${server.url}/chat/completions`, { method: 'OPTIONS' })

  test('allows only the listed headers', async () => {
    const { status, headers } = await preflight()
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type')
    expect(server.preflights).toHaveLength(1)
    expect(server.requests).toHaveLength(0)
  })

  test('sends no CORS headers where it is told not to', async () => {
    server.script({ status: 401, cors: false })
    expect((await ask()).headers.get('access-control-allow-origin')).toBeNull()
    await server.close()
    server = await startOpenAIServer({ cors: false })
    expect((await preflight()).headers.get('access-control-allow-origin')).toBeNull()
  })

  test('redirects to a sink, which remembers what it was sent', async () => {
    const sink = await startSink()
    server.script({ redirect: `${sink.url}v1/chat/completions` })
    const reply = await ask()
    expect([reply.status, await reply.text()]).toEqual([200, '{}'])
    expect(sink.mentions('How many?')).toHaveLength(1)
    expect(sink.mentions(key)).toHaveLength(0)
    await fetch(`${sink.url}?k=${key}`, { method: 'PUT' })
    expect(sink.mentions(key)[0]?.method).toBe('PUT')
    await sink.close()
  })
})
