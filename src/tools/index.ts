import { askHuman } from './askHuman.ts'
import { calculate } from './calculate.ts'
import { readClipboard, writeClipboard } from './clipboard.ts'
import { countEmails } from './countEmails.ts'
import { currentTime } from './currentTime.ts'
import { downloadFile } from './downloadFile.ts'
import { getLocation } from './getLocation.ts'
import { recall, remember } from './notes.ts'
import { openLink } from './openLink.ts'
import { readEmail } from './readEmail.ts'
import { runJavascript } from './runJavascript.ts'
import { searchEmails } from './searchEmails.ts'
import { sendEmail } from './sendEmail.ts'
import { showNotification } from './showNotification.ts'
import type { Tool } from './tool.ts'

/** Every built-in tool, by name; a tool that is not listed here does not exist. */
export const builtInTools: ReadonlyMap<string, Tool> = new Map(
  [
    countEmails,
    sendEmail,
    searchEmails,
    readEmail,
    currentTime,
    calculate,
    remember,
    recall,
    askHuman,
    readClipboard,
    writeClipboard,
    downloadFile,
    openLink,
    showNotification,
    getLocation,
    runJavascript,
  ].map((tool) => [tool.definition.name, tool]),
)
