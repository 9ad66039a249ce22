import { startLangSmith } from '../server/index.ts'
import { sendEmail } from './replies.ts'
import { expect, test } from './story.ts'
import { requestText, tracesOf } from './traces.ts'

const langSmithKey = 'lsv2_pt_CANARY_0123456789abcdef'

test('promise 5: nothing is traced until a LangSmith key is entered; then as much as was chosen, with a badge, and never a key', async ({
  page,
  context,
  workbench,
  server,
  watch,
  apiKey,
}) => {
  const langSmith = await startLangSmith({ key: langSmithKey })
  watch.allow(langSmith.origin)
  const secret = 'the launch code is 0000'
  server.script(
    { text: 'Untraced.' },
    { calls: [sendEmail('sally@gmail.com', secret)] },
    { text: `It is sent: ${secret}.` },
    { text: `I was told of ${secret} and of ${apiKey}.` },
    { text: 'Untraced again.' },
  )
  await workbench.connect(server)
  await workbench.say('hello')
  await expect(workbench.conversation).toContainText('Untraced.')

  await workbench.openSettings()
  await expect(workbench.settings).toContainText('Off: nothing is traced.')
  await workbench.traceTo({
    address: langSmith.origin,
    key: langSmithKey,
    keeping: 'On this device',
  })
  await expect(workbench.settings).toContainText(`Let this page talk to ${langSmith.origin}?`)
  expect(langSmith.requests).toEqual([])
  await workbench.settings.getByRole('button', { name: 'Allow and reload' }).click()
  const badge = page.getByRole('button', { name: /^Traced: / })
  await expect(badge).toHaveText('Traced: structure only')
  await workbench.openSettings()
  await workbench.settings.getByLabel('API key').fill(apiKey)
  await workbench.save()

  await workbench.say(`Write to Sally that ${secret}`)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('It is sent')
  const names = () => [...langSmith.runs.values()].map(({ name }) => name)
  await expect.poll(names).toEqual(expect.arrayContaining(['send_email', 'humanApproval']))
  await expect
    .poll(() => [...langSmith.runs.values()].filter(({ name }) => name === 'RunnableSequence'))
    .toHaveLength(2)
  const sent = () => langSmith.requests.map(({ text }) => text).join('\n')
  expect(sent()).not.toContain('launch')
  expect(sent()).not.toContain('sally')

  await badge.click()
  await workbench.settings.getByRole('button', { name: 'Change tracing…' }).click()
  await workbench.settings.getByRole('radio', { name: 'Everything' }).check()
  await workbench.settings.getByRole('button', { name: 'Trace from now on' }).click()
  await expect(workbench.settings).toContainText(
    `Each run is sent to ${langSmith.origin}: everything.`,
  )
  await page.keyboard.press('Escape')
  await expect(badge).toHaveText('Traced: everything')
  await workbench.say(`My key is ${apiKey}, and ${secret}.`)
  await expect(workbench.conversation).toContainText('I was told of')
  await expect.poll(sent).toContain('I was told of')
  expect(sent()).toContain(secret)
  for (const request of langSmith.requests) {
    const { 'x-api-key': carried, ...headers } = request.headers
    expect(carried).toBe(langSmithKey)
    const rest = requestText({ ...request, headers })
    expect(rest).not.toContain(langSmithKey)
    expect(rest).not.toContain(apiKey)
  }
  for (const [place, text] of Object.entries(await tracesOf(page, context))) {
    expect(text, place).not.toContain(langSmithKey)
  }
  expect(langSmith.faults).toEqual([])

  await badge.click()
  await workbench.settings.getByRole('button', { name: 'Stop tracing and forget the key' }).click()
  await expect(workbench.settings).toContainText('Off: nothing is traced.')
  await page.keyboard.press('Escape')
  await expect(workbench.settings).toBeHidden()
  await expect(badge).toBeHidden()
  await expect.poll(() => [...langSmith.runs.values()].every((run) => 'end_time' in run)).toBe(true)
  const before = langSmith.requests.length
  await workbench.say('and now?')
  await expect(workbench.conversation).toContainText('Untraced again.')
  expect(langSmith.requests).toHaveLength(before)
  await langSmith.close()
})

test('a LangSmith that fails is said, and disturbs no run', async ({
  page,
  workbench,
  server,
  watch,
}) => {
  const langSmith = await startLangSmith()
  langSmith.isGone = true
  watch.allow(langSmith.origin)
  watch.foresee(/Failed to load resource|net::ERR_/)
  server.script({ calls: [sendEmail('sally@gmail.com', 'Hi')] }, { text: 'It is sent.' })
  await page.addInitScript(
    (origins) => localStorage.setItem('countersign:origins', origins),
    `${langSmith.origin} ${server.origin}`,
  )
  await workbench.open()
  await workbench.openSettings()
  await workbench.traceTo({ address: langSmith.origin, key: langSmithKey })
  await expect(workbench.settings).toContainText(`Each run is sent to ${langSmith.origin}`)
  await workbench.enterServer(server)
  await workbench.save()
  await workbench.say('write to Sally')
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('It is sent.')
  await expect(page.getByRole('status').filter({ hasText: 'Tracing failed' })).toBeVisible()
  await page.getByRole('button', { name: 'Tracing failed' }).click()
  await expect(workbench.settings.getByRole('alert')).toContainText('Tracing to LangSmith failed.')
  await expect(workbench.settings.getByRole('alert')).toContainText('The run goes on')

  // A reload forgets a key that this tab only kept.
  await workbench.reload()
  await expect(page.getByRole('button', { name: 'Not traced: no key' })).toBeVisible()
  await langSmith.close()
})
