/** The way to the network for one step of a sign-in: to these origins and nowhere else, without anything that the browser would add by itself. */
export function boundTo(origins: readonly string[]) {
  let blocked: string | undefined
  const send = async (input: string | URL, init?: RequestInit): Promise<Response> => {
    const { origin, pathname, href } = new URL(input)
    if (!origins.includes(origin)) throw new Error(`Refused to reach ${origin}: it was not shown.`)
    try {
      return await fetch(href, {
        ...init,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(patience),
      })
    } catch (error) {
      blocked = `${origin}${pathname}`
      throw error
    }
  }
  return {
    fetch: send,
    /** Where the last request that nobody answered went. */ blocked: () => blocked,
  }
}

const patience = 20_000
