import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'

/** The audit dialog as a person meets it. */
export class AuditRoom {
  readonly page: Page
  readonly dialog: Locator
  readonly events: Locator
  readonly count: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Audit' })
    this.events = this.dialog.getByRole('region', { name: 'Events' }).getByRole('listitem')
    this.count = this.dialog
      .getByRole('status')
      .filter({ hasText: /^[\d,]+ (of [\d,]+ )?events?$/ })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Audit', exact: true }).click()
    await expect(this.dialog).toBeVisible()
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click()
    await expect(this.dialog).toBeHidden()
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true })
  }

  /** Presses an export button and returns the file's name and text. */
  async export(name: 'Export thread' | 'Export everything') {
    const downloading = this.page.waitForEvent('download')
    await this.button(name).click()
    const download = await downloading
    const text = await readFile(await download.path(), 'utf8')
    return { name: download.suggestedFilename(), text }
  }

  /** Chooses a file as a person does, through the browser's own dialog. */
  async import(text: string): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser')
    await this.button('Import…').click()
    const chooser = await choosing
    const buffer = Buffer.from(text)
    await chooser.setFiles({ name: 'some.jsonl', mimeType: 'application/jsonl', buffer })
  }

  /** Forgets everything and waits for the page to start afresh. */
  async forgetEverything(): Promise<void> {
    await this.button('Forget everything…').click()
    const reloaded = this.page.waitForEvent('load')
    await this.dialog
      .getByRole('group', { name: 'Forget everything?' })
      .getByRole('button', { name: 'Forget everything' })
      .click()
    await reloaded
  }
}
