import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** Where the private workspace is within the site's own part of the disk. */
export const workspacePath = 'countersign/files'

/** The picker of folders can't be driven by a test: a real folder of the site's own part of the disk stands in for the one that is picked, and a variable for the browser's leave to go there. */
export async function standInForDisk(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const allowed = { now: 'granted' as PermissionState }
    Object.assign(globalThis, {
      allowed,
      showDirectoryPicker: async () => {
        const root = await navigator.storage.getDirectory()
        return root.getDirectoryHandle('disk', { create: true })
      },
    })
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: async () => allowed.now,
      requestPermission: async () => (allowed.now = 'granted'),
    })
  })
}

/** The text of every file below a folder of the site's own part of the disk, by path; of a long one its length. */
export function textsOnDisk(page: Page, folder = workspacePath): Promise<Record<string, string>> {
  return page.evaluate(async (start) => {
    const texts: Record<string, string> = {}
    const gather = async (handle: FileSystemDirectoryHandle, before: string): Promise<void> => {
      for await (const entry of handle.values()) {
        if (entry.kind === 'directory') await gather(entry, `${before}${entry.name}/`)
        else {
          const file = await entry.getFile()
          const isLong = file.size > 1000
          texts[before + entry.name] = isLong ? `${file.size} bytes` : await file.text()
        }
      }
    }
    let handle = await navigator.storage.getDirectory()
    for (const name of start.split('/')) handle = await handle.getDirectoryHandle(name)
    await gather(handle, '')
    return texts
  }, folder)
}

/** Puts text files of these sizes into the private workspace. */
export function putFiles(page: Page, sizes: Readonly<Record<string, number>>): Promise<void> {
  return page.evaluate(
    async ([start, wanted]) => {
      let folder = await navigator.storage.getDirectory()
      for (const name of start.split('/')) {
        folder = await folder.getDirectoryHandle(name, { create: true })
      }
      for (const [name, size] of Object.entries(wanted)) {
        const handle = await folder.getFileHandle(name, { create: true })
        const text = new Blob(['old ', 'x'.repeat(size - 4)])
        await text.stream().pipeTo(await handle.createWritable())
      }
    },
    [workspacePath, sizes] as const,
  )
}

/** How a file in the private workspace begins, and how long it is. */
export function beginningOnDisk(page: Page, file: string): Promise<string> {
  return page.evaluate(
    async ([start, name]) => {
      let folder = await navigator.storage.getDirectory()
      for (const step of start.split('/')) folder = await folder.getDirectoryHandle(step)
      const content = await (await folder.getFileHandle(name)).getFile()
      return `${await content.slice(0, 4).text()}… ${content.size} bytes`
    },
    [workspacePath, file] as const,
  )
}

/** Writes a text over the beginning of a file, and then over its end when the disk has become full: what a write in place may leave behind. */
export async function writeInPlace(
  page: Page,
  file: string,
  text: string,
  fill: () => Promise<unknown>,
): Promise<void> {
  const write = (position: number) =>
    page.evaluate(
      async ([start, name, data, at]) => {
        let folder = await navigator.storage.getDirectory()
        for (const step of start.split('/')) folder = await folder.getDirectoryHandle(step)
        const handle = await folder.getFileHandle(name)
        const writable = await handle.createWritable({ keepExistingData: true })
        await writable.write({ type: 'write', position: at, data })
        await writable.close()
      },
      [workspacePath, file, text, position] as const,
    )
  await write(0)
  await fill()
  await expect(write(900_000 - text.length)).rejects.toThrow('QuotaExceededError')
}
