import { spawn } from 'node:child_process'

/** One command of a check, with the name a person knows it by. */
export interface Step {
  readonly name: string
  /** A script of a package in `node_modules`, or of ours, and its arguments. */
  readonly node: readonly string[]
}

/** How a step ended. */
export interface Outcome {
  readonly name: string
  readonly passed: boolean
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Runs one step; its output is shown whole when it has ended, or as it comes when `live`. */
export function runStep({ name, node }: Step, live?: 'live'): Promise<Outcome> {
  const since = performance.now()
  if (live) console.log(`\n▶ ${name}`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, node, {
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    })
    const output: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const passed = code === 0
      console.log(`${passed ? '✓' : '✗'} ${name} (${seconds(since)})`)
      if (!passed && !live) console.log(Buffer.concat(output).toString().trimEnd() + '\n')
      resolve({ name, passed })
    })
  })
}

/** Runs steps side by side. */
export const runTogether = (steps: readonly Step[]): Promise<Outcome[]> =>
  Promise.all(steps.map((step) => runStep(step)))
