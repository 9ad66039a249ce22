import type { ServerResponse } from 'node:http'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Delivery, Hold, RecordedRequest } from './contract.ts'
import type { Gate } from './hold.ts'
import { now } from './http.ts'
import { splitBytes } from './split.ts'

type Step = { write: Buffer } | { hold: Hold } | { end: 'clean' | 'destroy' }

/** Carries out a reply, and notes on the record how it ended. */
export async function deliver(
  response: ServerResponse,
  frames: string[],
  delivery: Delivery,
  record: RecordedRequest,
): Promise<void> {
  // A browser joins what arrives together, so split bytes need a pause to arrive apart.
  const { delay = delivery.split === undefined ? 0 : 1 } = delivery
  const closed = new Promise((resolve) => response.once('close', resolve))
  for (const step of steps(frames, delivery)) {
    if (response.destroyed) break
    if ('hold' in step) {
      if (delivery.holdAfter !== undefined) response.flushHeaders()
      await Promise.race([(step.hold as Gate).arrive(), closed])
    } else if ('write' in step) {
      record.lastByteAt = now()
      await Promise.race([write(response, step.write), closed])
      // Node joins the writes of one turn of the event loop; each of ours is to travel alone.
      await (delay > 0 ? Promise.race([setTimeout(delay), closed]) : setImmediate())
    } else {
      record.outcome = delivery.cut ? 'cut' : 'sent'
      if (step.end === 'destroy') response.destroy()
      else response.end()
    }
  }
  if (record.outcome === 'open') record.outcome = 'aborted by the client'
}

/** The writes, the wait and the end of a reply, in order. */
function* steps(frames: string[], delivery: Delivery): Generator<Step> {
  const { cut, hold, holdAfter = 0 } = delivery
  const kept = frames.slice(0, cut?.frames)
  const pause = hold ? Math.min(holdAfter, kept.length) : kept.length
  let room = cut?.bytes ?? Infinity
  function* write(part: string[]): Generator<Step> {
    for (const bytes of writes(part, delivery)) {
      if (room > 0) yield { write: bytes.subarray(0, room) }
      room -= bytes.length
    }
  }
  yield* write(kept.slice(0, pause))
  if (hold) yield { hold }
  yield* write(kept.slice(pause))
  yield { end: cut && !cut.clean ? 'destroy' : 'clean' }
}

function writes(frames: string[], { split, newline = '\n' }: Delivery): Buffer[] {
  const encoded = frames.map((frame) => Buffer.from(frame.replaceAll('\n', newline)))
  const pieces = split === undefined ? encoded : splitBytes(Buffer.concat(encoded), split)
  return pieces.filter(({ length }) => length > 0)
}

function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => response.write(bytes, () => resolve()))
}
