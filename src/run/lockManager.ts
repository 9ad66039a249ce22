/** Web Locks for the unit tests, which Node 20 has none of: they keep the one promise that matters there, one holder at a time. */
export function lockManager() {
  const turns = new Map<string, Promise<unknown>>()
  return {
    request(name: string, _: unknown, work: () => Promise<unknown>): Promise<unknown> {
      const turn = (turns.get(name) ?? Promise.resolve()).then(work, work)
      turns.set(
        name,
        turn.catch(() => undefined),
      )
      return turn
    },
    /** As when the pages that hold them go away. */
    letGo: () => turns.clear(),
  }
}
