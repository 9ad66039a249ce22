import wasmAddress from '@jitl/quickjs-ng-wasmfile-release-sync/wasm?url'
import { openFrame } from './frame.ts'
import type { Frame } from './frame.ts'
import { limits } from './job.ts'
import type { Job } from './job.ts'
import { endingOf } from './outcome.ts'
import type { Ending, SandboxOutcome } from './outcome.ts'
import { readTold } from './told.ts'
import type { Told } from './told.ts'
// oxlint-disable-next-line import/default -- the text of the module is what is exported
import worker from './worker.ts?bundled'

export { failureOf } from './failure.ts'

/**
 * Runs JavaScript where it can reach nothing: in an engine of its own (QuickJS), inside a worker, inside
 * a frame without an origin, which is taken away when it is done. It has the language and `console`;
 * no network, no storage, no page, no timers.
 *
 * `code` is a program whose last statement is its value, or, where it says `return`, the body of an async
 * function; `await` works in both. Each of `given` is there under its name, as JSON made it. The value is
 * what JSON makes of it (maps and sets become arrays, what JSON has no word for becomes text).
 *
 * It never rejects: whatever happens is an outcome. An abort ends it at once as `stopped`.
 */
export async function runInSandbox(
  { code, given = {} }: { readonly code: string; readonly given?: Job['given'] },
  { signal }: { readonly signal: AbortSignal },
): Promise<SandboxOutcome> {
  const console: string[] = []
  const ended = (outcome: Ending): SandboxOutcome => ({ ...outcome, console })
  let frame: Frame | undefined
  try {
    const wasm = await engine(signal)
    frame = await openFrame('sandbox.html', signal)
    const job: Job = { code, given }
    frame.port.postMessage({ worker, wasm, job }, [wasm])
    return ended(await listen(frame.port, console, signal))
  } catch (error) {
    if (signal.aborted) return ended({ type: 'stopped' })
    return ended({ type: 'could-not-load', cause: String(error) })
  } finally {
    frame?.close()
  }
}

const patience = 10_000

/** The engine itself, which a page without an origin can't ask our host for. */
async function engine(signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(wasmAddress, { signal })
  if (!response.ok) throw new Error(`The engine was answered with ${response.status}.`)
  return response.arrayBuffer()
}

/** Hears what the sandbox says until it ends, one way or another. */
function listen(port: MessagePort, console: string[], signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    const settled = new AbortController()
    const end = (ending: Ending) => {
      clearTimeout(timer)
      settled.abort()
      resolve(ending)
    }
    let timer = setTimeout(() => {
      end({ type: 'could-not-load', cause: 'The engine did not start.' })
    }, patience)
    const hear = (told: Told) => {
      if (told.type === 'started') {
        clearTimeout(timer)
        timer = setTimeout(() => end({ type: 'out-of-time' }), limits.wallClock)
      } else if (told.type === 'line') {
        if (console.length <= limits.lines) console.push(told.text)
      } else end(endingOf(told))
    }
    const once = { signal: settled.signal }
    signal.addEventListener('abort', () => end({ type: 'stopped' }), once)
    port.addEventListener('message', ({ data }) => hear(readTold(data)), once)
  })
}
