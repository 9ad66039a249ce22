import { z } from 'zod'
import { defineTool } from './tool.ts'
import type { Tool } from './tool.ts'

declare global {
  /** Where the fault tests have notes posted to. */
  var countersignNotes: string | undefined
}

/** Makes a tool with an effect outside the browser, for the fault tests; made only when called, so that the shipped build is without it. */
export function postNote(): Tool {
  return defineTool({
    name: 'post_note',
    description: 'Post a note on the notice board.',
    risk: 'send',
    schema: z.strictObject({ text: z.string().min(1).describe('The whole text of the note') }),
    async execute({ text }, { idempotencyKey, signal }) {
      const response = await fetch(globalThis.countersignNotes ?? '', {
        method: 'POST',
        headers: { 'Idempotency-Key': idempotencyKey },
        body: text,
        signal,
      })
      if (!response.ok) throw new Error(`The notice board answered ${response.status}.`)
      return { result: isPosted }
    },
    async check(_args, { idempotencyKey, signal }) {
      const query = new URLSearchParams({ key: idempotencyKey })
      const response = await fetch(`${globalThis.countersignNotes ?? ''}?${query}`, { signal })
      if (!response.ok) throw new Error(`The notice board answered ${response.status}.`)
      const { posted } = (await response.json()) as { posted: number }
      return posted > 0 ? { type: 'took-effect', output: isPosted } : { type: 'no-effect' }
    },
  })
}

const isPosted = 'The note is on the notice board.'
