import type { Scenario } from '../scenario.ts'
import { bodies } from './bodies.ts'
import { callArguments } from './callArguments.ts'
import { contents } from './contents.ts'
import { endings } from './endings.ts'
import { failures } from './failures.ts'
import { ids } from './ids.ts'
import { indexes } from './indexes.ts'
import { names } from './names.ts'
import { plain } from './plain.ts'
import { roles } from './roles.ts'
import { usages } from './usages.ts'

/** Every way of speaking that is known of servers, by what is odd about it. */
export const scenarios: readonly Scenario[] = Object.entries({
  plain,
  roles,
  indexes,
  ids,
  names,
  arguments: callArguments,
  contents,
  usages,
  endings,
  failures,
  bodies,
}).flatMap(([group, members]) =>
  members.map((scenario) => ({ ...scenario, name: `${group}: ${scenario.name}` })),
)
