import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from './Markdown.tsx'

const html = (text: string, isStreaming = false) =>
  renderToStaticMarkup(<Markdown text={text} isStreaming={isStreaming} />)

test('raw HTML is shown as text', () => {
  const drawn = html(
    'a <b>bold</b> word\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>',
  )
  expect(drawn).not.toMatch(/<(b|script|img)[ >]/)
  expect(drawn).toContain('&lt;script&gt;')
})

test('an image is named and never loaded', () => {
  const drawn = html('![a cat](https://tracker.example/cat.png)')
  expect(drawn).not.toContain('<img')
  expect(drawn).not.toContain('preload')
  expect(drawn).toContain('a cat, https://tracker.example/cat.png')
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', 'page.html'])(
  'the address %s is shown, not linked',
  (address) => {
    const drawn = html(`[text](${address})`)
    expect(drawn).not.toContain('<a ')
    expect(drawn).toContain('text (')
  },
)

test('a link opens apart from the page and says where it leads', () => {
  const drawn = html('[https://good.example](https://evil.example/path)')
  expect(drawn).toContain('target="_blank" rel="noreferrer noopener"')
  expect(drawn).toContain('title="https://evil.example/path"')
  expect(drawn).toContain('(evil.example)')
})

test('headings stand below the author and give no id to the page', () => {
  const drawn = html('# One\n\n## Two')
  expect(drawn).toContain('<h3>One</h3>')
  expect(drawn).toContain('<h4>Two</h4>')
  expect(drawn).not.toContain('id=')
})

test('open syntax is closed while it arrives, and left as it is in the end', () => {
  expect(html('a **bold', true)).toContain('<strong>bold</strong>')
  expect(html('a **bold')).toContain('**bold')
})

test('an open fence is a code block from its first line', () => {
  expect(html('```ts\nconst a = 1', true)).toContain('<code>const a = 1</code>')
})

test('what would hang or overflow a parser is shown as plain text', () => {
  for (const text of ['>'.repeat(5000), '- '.repeat(3000), `${'x '.repeat(40_000)}`]) {
    expect(html(text, true)).toContain('markdown-plain')
  }
})

test('delimiters without an end take no time', () => {
  const begun = performance.now()
  for (const mark of ['[', '*', '_', '`', '<', '![', '|', '[a](', '<!--', '~']) {
    html(mark.repeat(10_000), true)
  }
  expect(performance.now() - begun).toBeLessThan(3000)
})
