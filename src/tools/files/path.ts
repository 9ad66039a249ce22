import { z } from 'zod'
import { pathFault } from './paths.ts'

/** An argument that is the path of a file or folder. */
export const path = z.string().superRefine((text, context) => {
  const message = pathFault(text)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
})

/** An argument that is the path of a folder, or empty for the workspace itself. */
export const folderPath = z.string().superRefine((text, context) => {
  const message = text === '' ? undefined : pathFault(text)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
})
