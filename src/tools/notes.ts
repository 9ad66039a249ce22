import { z } from 'zod'
import { defineTool } from './tool.ts'

const most = 50

/** Keeps a note in this browser, for this and other threads. */
export const remember = defineTool({
  name: 'remember',
  description: 'Keep a note in this browser, to be recalled in this and in later conversations.',
  risk: 'write',
  schema: z.strictObject({ text: z.string().min(1).max(4000).describe('The note') }),
  async effects({ text }) {
    return [{ summary: 'A new note, kept in this browser for all threads', after: text }]
  },
  async commit({ text }, { notes }, { idempotencyKey, now }) {
    const id = `note-${idempotencyKey}`
    await notes.add({ id, text, at: now })
    return { result: 'The note is kept.', receipt: id }
  },
  async undo(receipt, { notes }) {
    const kept = (await notes.all()).some(({ id }) => id === receipt)
    if (typeof receipt !== 'string' || !kept) throw new Error('The note is no longer kept.')
    await notes.remove(receipt)
  },
})

/** Gives the notes that are kept; they may have been worded by anybody, so the person can read them first. */
export const recall = defineTool({
  name: 'recall',
  description: `Give the notes that were kept with remember, the newest first, at most ${most}: those that hold all words of the query, or all where it is empty.`,
  risk: 'read',
  allowedDecisions: ['approve', 'edit', 'reject', 'respond'],
  isResultUntrusted: true,
  schema: z.strictObject({ query: z.string().describe('Words that must all occur, or nothing') }),
  async commit({ query }, { notes }) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    const found = (await notes.all())
      .filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
      .toSorted((one, other) => other.at - one.at)
      .slice(0, most)
    return { result: found.map(({ text, at }) => ({ text, kept: new Date(at).toISOString() })) }
  },
})
