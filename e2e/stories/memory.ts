import { readFile } from 'node:fs/promises'
import type { Browser } from '@playwright/test'

const pageSize = 4096

/** How many bytes all processes of the browser hold; undefined where the system does not tell. */
export async function memoryOf(browser: Browser): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pages = await Promise.all(processInfo.map(({ id }) => residentPages(id)))
  return pages.reduce((sum, count) => sum + count, 0) * pageSize
}

async function residentPages(id: number): Promise<number> {
  try {
    const [, resident = '0'] = (await readFile(`/proc/${id}/statm`, 'utf8')).split(' ')
    return Number(resident)
  } catch {
    return 0 // It has ended meanwhile.
  }
}
