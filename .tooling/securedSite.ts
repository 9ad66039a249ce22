import type { Plugin } from 'vite'
import { headersFile, headersFor, metaPolicy } from './headers.ts'

/**
 * Puts the policy first into the built page, the headers beside it for static hosts, and on every
 * answer of `vite preview`. The dev server goes without: it injects inline styles.
 */
export function securedSite(): Plugin {
  return {
    name: 'countersign:secured-site',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { server }) {
        if (server) return []
        const attrs = { 'http-equiv': 'Content-Security-Policy', content: metaPolicy }
        return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        for (const [name, value] of Object.entries(headersFor(pathname)))
          response.setHeader(name, value)
        next()
      })
    },
  }
}
