import { compiler, RuleType } from 'markdown-to-jsx/react'
import type { MarkdownToJSX } from 'markdown-to-jsx/react'
import { Fragment, memo } from 'react'
import remend from 'remend'
import type { Block } from './blocks.ts'
import { CodeBlock } from './CodeBlock.tsx'
import { elements } from './elements.tsx'
import { readFence } from './fence.ts'

const options: MarkdownToJSX.Options = {
  disableParsingRawHTML: true,
  disableFrontmatter: true,
  forceBlock: true,
  wrapper: Fragment,
  overrides: elements,
  // Addresses are judged by the link itself, which can then show the one it refuses.
  sanitizer: (value) => value,
  slugify: () => '',
  renderRule: (next, node, _renderChildren, state) =>
    node.type === RuleType.codeBlock ? (
      <CodeBlock key={state.key} code={node.text} language={node.lang ?? ''} />
    ) : (
      next()
    ),
}

const completions = {
  linkMode: 'text-only',
  // These change what a finished text says, not only how an unfinished one looks.
  comparisonOperators: false,
  htmlTags: false,
  katex: false,
  singleTilde: false,
} as const

/** One block of a message. While it is still arriving, open syntax is closed for the eye. */
export const BlockView = memo(function BlockView({
  kind,
  text,
  isArriving,
}: Block & { readonly isArriving: boolean }) {
  switch (kind) {
    case 'space':
      return null
    case 'plain':
      return <pre className="markdown-plain">{text}</pre>
    case 'code': {
      const { code, language } = readFence(text)
      return <CodeBlock code={code} language={language} />
    }
    case 'prose':
      return compiler(isArriving ? remend(text, completions) : text, options)
  }
})
