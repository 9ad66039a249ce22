import { messageOf } from '../../thread/problem.ts'
import { argumentProblems } from '../jsonSchemaTool.ts'
import type { OwnTool } from './ownTool.ts'

/** What keeps a tool from being one, by field and in words; empty where nothing does. */
export type OwnToolFaults = Readonly<Partial<Record<keyof OwnTool, string>>>

const longestDescription = 1024

/** Looks for what keeps this from being a tool beside the ones whose names are `taken`. */
export function faultsOf(
  { name, description, parameters, code }: OwnTool,
  taken: ReadonlySet<string>,
): OwnToolFaults {
  const faults = {
    name: faultOfName(name, taken),
    description:
      description.trim() === ''
        ? 'The model chooses a tool by its description: say what it does.'
        : description.length > longestDescription
          ? `A description has at most ${longestDescription} characters.`
          : undefined,
    parameters: faultOfSchema(parameters),
    code: code.trim() === '' ? 'There is no code yet.' : undefined,
  }
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined))
}

function faultOfName(name: string, taken: ReadonlySet<string>): string | undefined {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name))
    return 'A name has 1 to 64 letters (a to z), digits, hyphens and underscores.'
  return taken.has(name) ? 'There is a tool of this name already.' : undefined
}

function faultOfSchema(schema: OwnTool['parameters']): string | undefined {
  if (schema['type'] !== 'object') return 'The arguments are an object: it needs "type": "object".'
  if (schema['additionalProperties'] !== false)
    return 'It needs "additionalProperties": false, so that nothing comes in that has no name here.'
  try {
    argumentProblems(schema)
    return undefined
  } catch (error) {
    return `This schema can’t be read: ${messageOf(error)}`
  }
}
