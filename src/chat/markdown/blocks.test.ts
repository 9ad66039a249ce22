import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitBlocks } from './blocks.ts'
import type { Blocks } from './blocks.ts'

const pieces = fc.constantFrom(
  '# Title',
  'word',
  ' ',
  '  ',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\n\n\n',
  '\r\n',
  '- item',
  '1. one',
  '2',
  '. two',
  '* star',
  '> quote',
  '>',
  '```',
  '```ts\n',
  '~~~',
  '---',
  '===',
  '|',
  '| a | b |\n',
  '|---|---|\n',
  '**',
  '_',
  '`',
  '[a](http://b.example)',
  '[r]: http://c.example',
  '[^1]: note',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '<script>',
  '$$',
  '\\',
  '![i](http://d.example/e.png)',
  '> > > > > > > > > > > > > > > > > > > > > > > > > > deep',
)
const documents = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

const all = ({ frozen, tail }: Blocks) => [...frozen, ...tail]
const textOf = (blocks: Blocks) =>
  all(blocks)
    .map((block) => block.text)
    .join('')

const last = (steps: readonly Blocks[]) => steps.at(-1) ?? splitBlocks('')

function grow(text: string, cuts: readonly number[]): readonly Blocks[] {
  const ends = [...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted(
    (a, b) => a - b,
  )
  const steps: Blocks[] = []
  for (const end of ends) steps.push(splitBlocks(text.slice(0, end), steps.at(-1)))
  return steps
}

test('the blocks of a text put together are the text', () => {
  fc.assert(
    fc.property(documents, (text) => {
      expect(textOf(splitBlocks(text))).toBe(text.replaceAll(/\r\n?/g, '\n'))
    }),
    { numRuns: 500 },
  )
})

test('a text that arrives in any pieces ends in the same blocks as in one go', () => {
  fc.assert(
    fc.property(documents, fc.array(fc.nat(), { maxLength: 30 }), (text, cuts) => {
      expect(all(last(grow(text, cuts)))).toEqual(all(splitBlocks(text)))
    }),
    { numRuns: 2000 },
  )
})

test('a frozen block keeps its identity while more text arrives', () => {
  fc.assert(
    fc.property(documents, fc.array(fc.nat(), { maxLength: 30 }), (text, cuts) => {
      const steps = grow(text, cuts)
      for (const [index, step] of steps.entries()) {
        const earlier = steps[index - 1]?.frozen ?? []
        expect(step.frozen.slice(0, earlier.length).every((b, i) => b === earlier[i])).toBe(true)
      }
    }),
  )
})
