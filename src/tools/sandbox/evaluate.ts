import load from '@jitl/quickjs-ng-wasmfile-release-sync/emscripten-module'
import { QuickJSFFI } from '@jitl/quickjs-ng-wasmfile-release-sync/ffi'
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core'
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import guest from './guest.js?raw'
import { limits } from './job.ts'
import type { Job } from './job.ts'
import type { Told } from './told.ts'

/** The two flags of QuickJS that the library has no words for. */
const awaitable = 1 << 7
const compileOnly = 1 << 5

const page = 65_536

/** Runs a piece of code in an engine of its own and tells what comes of it: lines, then one outcome. The engine has no powers besides `console`. */
export async function evaluate(
  wasm: ArrayBuffer,
  { code, given }: Job,
  tell: (told: Told) => void,
): Promise<void> {
  // The engine counts what it hands out; what lies around that is bounded as well.
  const memory = new WebAssembly.Memory({ initial: 256, maximum: (2 * limits.memory) / page })
  const engine = await newQuickJSWASMModuleFromVariant(
    newVariant(
      { type: 'sync', importFFI: async () => QuickJSFFI, importModuleLoader: async () => load },
      { wasmBinary: wasm, wasmMemory: memory, locateFile: (name) => name },
    ),
  )
  const runtime = engine.newRuntime()
  runtime.setMemoryLimit(limits.memory)
  runtime.setMaxStackSize(limits.stack)
  const context = runtime.newContext()
  const { finish, describe } = furnish(context, given, tell)

  tell({ type: 'started' })
  let isOverTime = false
  const deadline = performance.now() + limits.computing
  runtime.setInterruptHandler(() => (isOverTime ||= performance.now() > deadline))

  const outcome = (): Told => {
    const box = context.evalCode(...asProgram(context, code))
    if (box.error) return threw(context, describe, box.error)
    const end = context.callFunction(finish, context.undefined, box.value)
    if (end.error) return threw(context, describe, end.error)
    runtime.executePendingJobs()
    const state = context.getPromiseState(end.value)
    if (state.type === 'pending') return { type: 'pending' }
    if (state.type === 'rejected') return threw(context, describe, state.error)
    const value: unknown = context.dump(state.value)
    if (typeof value === 'number') return { type: 'too-large', characters: value }
    return typeof value === 'string' ? { type: 'value', text: value } : { type: 'value' }
  }

  const told = attempt(outcome)
  const isFull = memory.buffer.byteLength > limits.memory
  if (isOverTime) tell({ type: 'out-of-time' })
  else if (told.type === 'threw' && isOutOfMemory(told, isFull)) tell({ type: 'out-of-memory' })
  else tell(told)
}

/** What the engine itself could not bear reaches us as an error of WebAssembly. */
function attempt(outcome: () => Told): Told {
  try {
    return outcome()
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { type: 'threw', name, message, stack: '' }
  }
}

/** Puts `console` and the given values in, and gives back the two functions that tell the outcome. */
function furnish(context: QuickJSContext, given: Job['given'], tell: (told: Told) => void) {
  let lines = 0
  const say = context.newFunction('say', (line) => {
    lines += 1
    if (lines <= limits.lines) tell({ type: 'line', text: context.getString(line) })
    else if (lines === limits.lines + 1) tell({ type: 'line', text: '… and more lines' })
  })
  const furnishing = context.unwrapResult(context.evalCode(guest, 'guest.js', { type: 'global' }))
  const hands = context.unwrapResult(
    context.callFunction(furnishing, context.undefined, [
      say,
      context.newString(JSON.stringify(given)),
      context.newNumber(limits.line),
      context.newNumber(limits.value),
    ]),
  )
  return { finish: context.getProp(hands, 'finish'), describe: context.getProp(hands, 'describe') }
}

/** Code is a program whose last statement is its value; where it says `return`, it is the body of an async function. */
function asProgram(context: QuickJSContext, code: string): [string, string, number] {
  const compiled = context.evalCode(code, 'code.js', awaitable | compileOnly)
  compiled.dispose()
  if (!compiled.error) return [code, 'code.js', awaitable]
  return [`(async () => {${code}\n})()`, 'code.js', awaitable]
}

function threw(context: QuickJSContext, describe: QuickJSHandle, error: QuickJSHandle): Told {
  const described = context.callFunction(describe, context.undefined, error)
  if (described.error) {
    return { type: 'threw', name: '', message: unspeakable, stack: '' }
  }
  return { type: 'threw', ...(JSON.parse(context.getString(described.value)) as Thrown) }
}

type Thrown = Omit<Extract<Told, { type: 'threw' }>, 'type'>

const unspeakable = 'an error that can’t be told'

/** Where there is no room for an error either, the engine throws null. */
function isOutOfMemory({ name, message }: Thrown, isFull: boolean): boolean {
  if (name === 'InternalError') return message === 'out of memory'
  return isFull && (message === 'null' || message === unspeakable)
}
