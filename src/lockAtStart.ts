import { lockEgress } from './storage/egress.ts'

// Before anything else of the page runs; and as soon as another tab has set the first limit, or a closer one.
lockEgress()
addEventListener('storage', ({ key }) => {
  if (key?.endsWith(':origins')) lockEgress()
})
