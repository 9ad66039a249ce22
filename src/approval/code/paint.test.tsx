// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ExactText } from '../../ui/ExactText.tsx'
import { CodeText } from './CodeText.tsx'
import { rangesIn } from './paint.ts'

afterEach(cleanup)

function coloured(code: string): readonly (readonly [string, string])[] {
  const { container } = render(<CodeText text={code} />)
  const host = container.firstElementChild
  if (!host) throw new Error('Nothing is shown.')
  return [...rangesIn(host, code)].flatMap(([name, ranges]) =>
    ranges.map((range) => [name, range.toString()] as const),
  )
}

test('keywords, texts, numbers and comments have their colours', () => {
  expect(coloured("const a = 'b' + 1 // done\nreturn /x/ ?? null")).toEqual([
    ['code-keyword', 'const'],
    ['code-keyword', 'return'],
    ['code-text', "'b'"],
    ['code-text', '/x/'],
    ['code-number', '1'],
    ['code-number', 'null'],
    ['code-comment', '// done'],
  ])
})

test('promise 2: colours stay on their words around what is spelled out and folded', () => {
  const code = `let a\u202E = '\u200B\u200B\u{E0041}\u{E0042}x'${' '.repeat(60)}\n\n\n\n\n\n\treturn 12\u00A0+ 3`
  expect(coloured(code)).toEqual([
    ['code-keyword', 'let'],
    ['code-keyword', 'return'],
    ['code-text', "'"],
    ['code-text', "x'"],
    ['code-number', '12'],
    ['code-number', '3'],
  ])
})

test.each([
  '6 * 7',
  "const a = 'b'\n\tif (a) { return `x${a}` } // \u202Eend",
  `x${' '.repeat(99)}y\n\n\n\n\n\n\n/* a\nb */`,
  'let = = not code at all \u{E0041}\u{E0042} <script>',
  '',
])('promise 2: %j as code is shown exactly as any other text', (code) => {
  const plain = render(<ExactText text={code} areBreaksMarked />).container.innerHTML
  cleanup()
  const { container } = render(<CodeText text={code} />)
  expect(container.firstElementChild?.innerHTML).toBe(plain)
  const host = container.firstElementChild
  if (host) rangesIn(host, code)
  expect(container.firstElementChild?.innerHTML).toBe(plain)
})

test('all of a long text is coloured', () => {
  const code = 'const a = "b" // c\n'.repeat(2600)
  expect(coloured(code)).toHaveLength(3 * 2600)
})
