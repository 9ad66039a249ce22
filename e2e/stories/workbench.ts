import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** What a person enters in the settings for a server of their own. */
export interface ServerSettings {
  baseURL: string
  key?: string
  model?: string
  mode?: RunMode
}

type RunMode = 'Agent' | 'Single pass'

/** The workbench as a person meets it: by role and name. */
export class Workbench {
  readonly page: Page
  readonly composer: Locator
  readonly send: Locator
  readonly stop: Locator
  readonly conversation: Locator
  readonly approval: Locator
  readonly result: Locator
  readonly review: Locator
  readonly settings: Locator
  readonly mailbox: Locator
  readonly threads: Locator
  readonly alert: Locator

  constructor(page: Page) {
    this.page = page
    this.composer = page.getByLabel('Message', { exact: true })
    this.send = page.getByRole('button', { name: 'Send message' })
    this.stop = page.getByRole('button', { name: 'Stop', exact: true })
    this.conversation = page.getByRole('log', { name: 'Conversation' })
    this.approval = page.getByRole('alertdialog')
    this.result = page.getByRole('dialog', { name: /^Result of / })
    this.review = page.getByRole('button', { name: /^Review \d+/ })
    this.settings = page.getByRole('dialog', { name: 'Settings' })
    this.mailbox = page.getByRole('complementary', { name: 'Mailbox' })
    this.threads = page.getByRole('navigation', { name: 'Threads' })
    this.alert = page.getByRole('alert')
  }

  async open(hash = ''): Promise<void> {
    await this.page.goto(`./${hash}`)
    await expect(this.composer).toBeVisible()
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await expect(this.composer).toBeVisible()
  }

  async openSettings(): Promise<void> {
    await this.page.getByRole('button', { name: 'Settings' }).click()
    await expect(this.settings).toBeVisible()
  }

  async enterServer({ baseURL, key = '', model = 'test-model', mode }: ServerSettings) {
    await this.settings.getByLabel('Provider').selectOption('Custom (OpenAI-compatible)')
    await this.settings.getByLabel('Base URL').fill(baseURL)
    await this.settings.getByLabel('API key').fill(key)
    await this.settings.getByLabel('Model', { exact: true }).fill(model)
    if (mode) await this.settings.getByRole('radio', { name: mode }).check()
  }

  async save(): Promise<void> {
    await this.settings.getByRole('button', { name: 'Save' }).click()
    await expect(this.settings).toBeHidden()
  }

  /** Opens the page and points it at a server, through the settings as a person would. */
  async connect(server: ServerSettings): Promise<void> {
    await this.open()
    await this.openSettings()
    await this.enterServer(server)
    await this.save()
  }

  /** Lets the page, which limits itself to other servers, talk to this one too: it reloads into the settings. */
  async allow({ key = '' }: Pick<ServerSettings, 'key'>): Promise<void> {
    await this.settings.getByRole('button', { name: 'Allow and reload' }).click()
    await expect(this.settings).toContainText('This page may now talk to')
    await this.settings.getByLabel('API key').fill(key)
  }

  /** Turns tracing on in the settings, which stay open. */
  async traceTo({
    address,
    key,
    detail = 'Structure only',
    keeping = 'In this tab only',
  }: {
    address: string
    key: string
    detail?: 'Structure only' | 'Everything'
    keeping?: 'In this tab only' | 'On this device'
  }): Promise<void> {
    await this.settings.getByRole('button', { name: 'Trace to LangSmith…' }).click()
    const section = this.settings.getByRole('region', { name: 'Tracing' })
    await section.getByLabel('LangSmith key').fill(key)
    await section.getByLabel('LangSmith address').fill(address)
    await section.getByRole('radio', { name: detail }).check()
    await section.getByRole('radio', { name: keeping }).check()
    await section.getByRole('button', { name: 'Trace from now on' }).click()
  }

  async chooseMode(mode: RunMode): Promise<void> {
    await this.openSettings()
    await this.settings.getByRole('radio', { name: mode }).check()
    await this.save()
  }

  /** Types a message and sends it. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text)
    await this.send.click()
    await expect(this.composer).toHaveValue('')
  }

  /** The record of a call in the conversation. */
  call(name: string): Locator {
    return this.conversation.getByRole('group', { name: `Tool call ${name}` })
  }

  button(name: string): Locator {
    return this.approval.getByRole('button', { name, exact: true })
  }

  /** The dialog is open, on this call. */
  async isAsked(position: string, tool: string): Promise<void> {
    await expect(this.approval).toHaveAccessibleName(
      new RegExp(`^Approval ${position}\\b.*\\b${tool}\\b`),
    )
  }

  /** Reads the call in the dialog to its end, until it can be approved. */
  async read(yes = 'Approve once'): Promise<void> {
    const call = this.approval.getByRole('region', { name: 'What would run' })
    await expect(async () => {
      await call.evaluate((element) => {
        element.scrollTop = element.scrollHeight
      })
      await expect(this.button(yes)).toBeEnabled({ timeout: 1500 })
    }).toPass()
  }

  /** Approves the call in the dialog, as soon as that is possible. */
  async approve(): Promise<void> {
    await this.read()
    await this.button('Approve once').click()
  }

  async reject(reason = ''): Promise<void> {
    await this.button('Reject…').click()
    const box = this.approval.getByRole('textbox', { name: 'Reason' })
    if (reason) await box.fill(reason)
    await this.button('Reject').click()
  }

  /** Answers the call in the dialog in its tool's place. */
  async respond(answer: string): Promise<void> {
    await this.button('Respond…').click()
    await this.approval.getByRole('textbox', { name: 'Response' }).fill(answer)
    await this.button('Send response').click()
  }

  /** The dialog is open, on the result of this tool. */
  async isHeld(tool: string): Promise<void> {
    await expect(this.result).toHaveAccessibleName(`Result of ${tool}`)
  }

  resultButton(name: string): Locator {
    return this.result.getByRole('button', { name, exact: true })
  }

  /** Lets the model read the result in the dialog, as soon as that is possible. */
  async give(): Promise<void> {
    await this.resultButton('Give to the model').click()
  }

  /** Reads the call, opens the step in which the decision about this call is made a rule, and chooses what the rule covers. */
  async beginRule(kind: 'Always allow…' | 'Never allow…', scope: RegExp): Promise<void> {
    await this.read()
    await this.button(kind).click()
    await this.approval.getByRole('radio', { name: scope }).check()
  }

  /** Reads the rule to its end and makes it. */
  async createRule(how: 'Create rule and approve' | 'Create rule and reject'): Promise<void> {
    await this.approval.getByRole('status').scrollIntoViewIfNeeded()
    await this.approval
      .getByRole('region', { name: 'What would run' })
      .evaluate((region) => region.scrollTo(0, region.scrollHeight))
    await this.button(how).click()
  }

  /** What stands in the folder, as the mailbox panel shows it. */
  async openFolder(folder: 'Inbox' | 'Sent'): Promise<Locator> {
    if (!(await this.mailbox.isVisible())) {
      await this.page.getByRole('button', { name: 'Mailbox' }).click()
    }
    await this.mailbox.getByRole('button', { name: folder }).click()
    return this.mailbox.getByRole('list', { name: folder }).getByRole('listitem')
  }

  async closeMailbox(): Promise<void> {
    await this.mailbox.getByRole('button', { name: 'Close the mailbox' }).click()
    await expect(this.mailbox).toBeHidden()
  }
}
