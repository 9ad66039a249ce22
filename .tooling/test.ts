import { budget, build, checks, deadCode, faultMatrix, faultsBuild, stories } from './checks.ts'
import { countTests, forgetCounts } from './counts.ts'
import { readFigures } from './figures.ts'
import { runStep, runTogether } from './steps.ts'

forgetCounts()
const outcomes = await runTogether([...checks, deadCode])

const built = await runStep(build)
outcomes.push(built)
if (built.passed) outcomes.push(await runStep(budget, 'live'), await runStep(stories, 'live'))

const builtForFaults = await runStep(faultsBuild)
outcomes.push(builtForFaults)
if (builtForFaults.passed) outcomes.push(await runStep(faultMatrix, 'live'))

const broken = outcomes.filter(({ passed }) => !passed)
if (broken.length > 0) console.log(`\nBroken: ${broken.map(({ name }) => name).join(', ')}`)

const figures = readFigures()
if (figures.length > 0) console.log(`\nMeasured:\n${figures.map((line) => `  ${line}`).join('\n')}`)

// A step that breaks without a failing test counts as a failure, so that the last line never lies.
const { passed, failed } = countTests()
console.log(`\n${passed} passed, ${Math.max(failed, broken.length)} failed`)
process.exitCode = broken.length > 0 ? 1 : 0
