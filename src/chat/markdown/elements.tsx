import type { ComponentProps, ReactNode } from 'react'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { safeLink } from './links.ts'

/** A link that says where it leads wherever its text does not, and opens apart from this page; an address of another kind is shown as text. */
function Link({ href, children }: { readonly href?: string; readonly children?: ReactNode }) {
  const address = href ?? ''
  if (address.startsWith('#')) return <>{children}</>
  const link = safeLink(address)
  const text = plainText(children)
  if (!link)
    return <>{text === address || address === '' ? children : [children, ` (${address})`]}</>
  const tellsItself = text === address || text === link.href || `${text}/` === link.href
  return (
    <>
      <a href={link.href} title={link.href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
      {!tellsItself && text !== link.place && (
        <span className="markdown-aside"> ({link.place})</span>
      )}
    </>
  )
}

function plainText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map((child: ReactNode) => plainText(child)).join('')
  if (node !== null && typeof node === 'object' && 'props' in node) {
    return plainText((node.props as { children?: ReactNode }).children)
  }
  return ''
}

/** Images are named, never loaded: loading one would tell its server that this was read. */
function Image({ alt, src }: { readonly alt?: string; readonly src?: string }) {
  return (
    <span className="markdown-aside">
      [Image not loaded: {alt ? `${alt}, ` : ''}
      {src}]
    </span>
  )
}

function Table({ children }: { readonly children?: ReactNode }) {
  return (
    <ScrollRegion label="Table" className="markdown-table">
      <table>{children}</table>
    </ScrollRegion>
  )
}

function Checkbox({ checked }: { readonly checked?: boolean }) {
  return (
    <span
      role="img"
      aria-label={checked ? 'Done' : 'To do'}
      className="markdown-check"
      data-checked={checked}
    />
  )
}

/** Headings of a message stand below the heading that names its author, and carry no id: the model must not name places in this page. */
function heading(Level: 'h3' | 'h4' | 'h5' | 'h6') {
  return function Heading({ children }: ComponentProps<'h3'>) {
    return <Level>{children}</Level>
  }
}

/** What stands in for the HTML elements of rendered markdown. */
export const elements = {
  a: Link,
  img: Image,
  table: Table,
  input: Checkbox,
  h1: heading('h3'),
  h2: heading('h4'),
  h3: heading('h5'),
  h4: heading('h6'),
  h5: heading('h6'),
  h6: heading('h6'),
}
