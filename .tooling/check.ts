import { checks } from './checks.ts'
import { runTogether } from './steps.ts'

const outcomes = await runTogether(checks)
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1
