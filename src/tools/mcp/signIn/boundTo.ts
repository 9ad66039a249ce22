import { bare } from '../bare.ts'

/** The way to the network for one step of a sign-in: to these origins and nowhere else, without anything that the browser would add by itself. */
export function boundTo(origins: readonly string[]) {
  const blocked = new Set<string>()
  const send = async (input: string | URL, init?: RequestInit): Promise<Response> => {
    const { origin, pathname, href } = new URL(input)
    if (!origins.includes(origin)) throw new Error(`Refused to reach ${origin}: it was not shown.`)
    const address = `${origin}${pathname}`
    try {
      const response = await fetch(href, {
        ...init,
        ...bare,
        signal: AbortSignal.timeout(patience),
      })
      blocked.delete(address)
      return response
    } catch (error) {
      blocked.add(address)
      throw error
    }
  }
  return {
    fetch: send,
    /** The first address from which no answer came that this page may read. */
    blocked: (): string | undefined => [...blocked][0],
  }
}

const patience = 20_000
