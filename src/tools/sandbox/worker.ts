import { evaluate } from './evaluate.ts'
import type { Job } from './job.ts'

// The one message is the engine and the job; all answers are text, which can be measured on its way.
addEventListener('message', ({ data }: MessageEvent<{ wasm: ArrayBuffer; job: Job }>) => {
  const tell = (told: unknown) => {
    postMessage(JSON.stringify(told))
  }
  evaluate(data.wasm, data.job, tell).catch((error: unknown) => {
    tell({ type: 'broken', cause: String(error) })
  })
})
