import { faultMatrix, faultsBuild } from './checks.ts'
import { runStep } from './steps.ts'

const built = await runStep(faultsBuild)
const proven = built.passed && (await runStep(faultMatrix, 'live')).passed
process.exitCode = proven ? 0 : 1
