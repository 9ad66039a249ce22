import type { Provider } from '../models/provider.ts'

/** What to know of a provider before it is used: one sentence with a link, and how a page may call it. */
export function ProviderNotes({ provider }: { readonly provider: Provider }) {
  const { help, link, canCallTools, label } = provider
  const access = accessWords(provider)

  return (
    <>
      <p>
        {help}{' '}
        {link && (
          <a href={link.href} target="_blank" rel="noreferrer" className="underline">
            {link.text}
          </a>
        )}
      </p>
      {access && <p>{access}</p>}
      {!canCallTools && (
        <p className="text-warn">
          {label}’s models can’t call tools: they are sent none, and only answer.
        </p>
      )}
    </>
  )
}

function accessWords(provider: Provider): string | undefined {
  const { browser, address, label } = provider
  switch (browser.type) {
    case 'yes':
      return address.type === 'inside' ? undefined : `${label} lets pages call it, as far as known.`
    case 'with-header':
      return `${label} lets pages call it that say so in a header of their own, which this page sends.`
    case 'after-a-switch':
      return browser.instruction
    case 'unsure':
      return `${browser.why} “Test connection” tells. If it does not, use a gateway.`
    case 'gateway':
      return `${browser.why} Use a gateway: a server of yours that passes requests on to it and allows this page (CORS). The key goes to that server.`
  }
}
