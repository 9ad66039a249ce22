import { askHuman } from './askHuman.ts'
import { calculate } from './calculate.ts'
import { readClipboard, writeClipboard } from './clipboard.ts'
import { countEmails } from './countEmails.ts'
import { currentTime } from './currentTime.ts'
import { downloadFile } from './downloadFile.ts'
import { fetchUrl } from './fetchUrl.ts'
import { deleteFile } from './files/deleteFile.ts'
import { editFile } from './files/editFile.ts'
import { listFiles } from './files/listFiles.ts'
import { moveFile } from './files/moveFile.ts'
import { readFile } from './files/readFile.ts'
import { writeFile } from './files/writeFile.ts'
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
    fetchUrl,
    showNotification,
    getLocation,
    listFiles,
    readFile,
    writeFile,
    editFile,
    moveFile,
    deleteFile,
    runJavascript,
  ].map((tool) => [tool.definition.name, tool]),
)
