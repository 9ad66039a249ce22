import { config } from 'zod/v4/core'

// Must be evaluated before any other module that builds a schema: zod's probe for `new Function` violates the page's CSP.
config({ jitless: true })
