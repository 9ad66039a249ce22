const patience = 10_000

/** A hidden frame around a page of ours that has no origin, so that nothing of this page can be reached from there. Closing it ends all that runs in it. */
export interface Frame {
  /** The one way in and out; what comes from it is as untrusted as what runs in there. */
  readonly port: MessagePort
  readonly close: () => void
}

/**
 * Opens one of the pages in `public/frames` under its own policy. The page is handed a port with the
 * message `countersign` and answers `ready` on it; all that follows is between it and the caller.
 * An abort closes the frame, whenever it comes.
 */
export async function openFrame(page: string, signal: AbortSignal): Promise<Frame> {
  signal.throwIfAborted()
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-scripts')
  element.referrerPolicy = 'no-referrer'
  element.hidden = true
  element.src = new URL(`frames/${page}`, document.baseURI).href

  const { port1: port, port2: its } = new MessageChannel()
  const close = () => {
    signal.removeEventListener('abort', close)
    port.close()
    element.remove()
  }
  signal.addEventListener('abort', close)
  document.body.append(element)
  try {
    await answered(element, port, its, signal)
    return { port, close }
  } catch (error) {
    close()
    throw error
  }
}

/** Hands the page its port once it is there, and waits for its first word. */
function answered(
  element: HTMLIFrameElement,
  port: MessagePort,
  its: MessagePort,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController()
    const once = { once: true, signal: settled.signal }
    const fail = (reason: unknown) => {
      settled.abort()
      reject(reason)
    }
    const timer = setTimeout(() => {
      fail(new Error(`The page ${element.src} did not answer in its frame.`))
    }, patience)
    settled.signal.addEventListener('abort', () => {
      clearTimeout(timer)
    })
    signal.addEventListener('abort', () => fail(signal.reason), once)
    // A page without an origin can be addressed only as any.
    const hand = () => element.contentWindow?.postMessage('countersign', '*', [its])
    element.addEventListener('load', hand, once)
    port.addEventListener(
      'message',
      () => {
        settled.abort()
        resolve()
      },
      once,
    )
    port.start()
  })
}
