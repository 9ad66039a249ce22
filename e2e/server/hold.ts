import type { Hold } from './contract.ts'

/** A hold as the server sees it. */
export interface Gate extends Hold {
  /** Says that the reply stands here, and waits for the release. */
  arrive(): Promise<void>
}

/** Makes a gate that a reply waits at until the test releases it. */
export function createHold(): Gate {
  const reached = signal()
  const released = signal()
  return {
    reached: reached.given,
    release: released.give,
    arrive() {
      reached.give()
      return released.given
    },
  }
}

function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}
