import type { ChainPorts } from './ports.ts'

/** Begins a reply. A request that the provider declined before a reply began is sent again, a few times, each after a wait that the person sees and can stop. */
export async function streamPatiently<Stream>(
  ports: ChainPorts,
  begin: () => Promise<Stream>,
): Promise<Stream> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await begin()
    } catch (error) {
      const milliseconds = ports.signal.aborted ? undefined : ports.waitAfter(error, failures)
      if (milliseconds === undefined) throw error
      const wait = { until: ports.now() + milliseconds, why: ports.explain(error).title }
      ports.show({ text: '', calls: [], wait })
      await pause(ports, milliseconds)
      ports.signal.throwIfAborted()
      ports.show(undefined)
    }
  }
}

/** Ends with the time, or with the run. */
function pause(ports: ChainPorts, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const cancel = ports.after(milliseconds, resolve)
    const stop = () => {
      cancel()
      resolve()
    }
    ports.signal.addEventListener('abort', stop, { once: true })
  })
}
