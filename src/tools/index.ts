import { countEmails } from './countEmails.ts'
import { readEmail } from './readEmail.ts'
import { searchEmails } from './searchEmails.ts'
import { sendEmail } from './sendEmail.ts'
import type { Tool } from './tool.ts'

/** Every built-in tool, by name; a tool that is not listed here does not exist. */
export const builtInTools: ReadonlyMap<string, Tool> = new Map(
  [countEmails, sendEmail, searchEmails, readEmail].map((tool) => [tool.definition.name, tool]),
)
