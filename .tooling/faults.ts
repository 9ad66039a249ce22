import { faultMatrix, faultsBuild } from './checks.ts'
import { runStep } from './steps.ts'

// A whole run is what the docs show.
process.env['FAULT_MATRIX'] ??= 'docs/fault-matrix.md'

const built = await runStep(faultsBuild)
const proven = built.passed && (await runStep(faultMatrix, 'live')).passed
process.exitCode = proven ? 0 : 1
