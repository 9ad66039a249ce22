import { sentMails } from './database.ts'
import { awkward, callIds, countEmails, sendSally, toolMessages, turn } from './replies.ts'
import { expect, test } from './story.ts'

const invalid = [
  {
    what: 'with broken JSON',
    call: { name: 'send_email', arguments: '{"message": "Hi", "recipient": "sally@gm', id: 'bad' },
  },
  {
    what: 'to an unknown tool',
    call: { name: 'delete_everything', arguments: { really: true }, id: 'bad' },
  },
  {
    what: 'that names an argument twice',
    call: {
      name: 'send_email',
      arguments: '{"message":"Hi","recipient":"a@example.com","recipient":"b@example.com"}',
      id: 'bad',
    },
  },
  {
    what: 'with an argument that the tool does not know',
    call: {
      name: 'send_email',
      arguments: { message: 'Hi', recipient: 'a@example.com', bcc: 'eve@example.com' },
      id: 'bad',
    },
  },
]

for (const { what, call } of invalid) {
  test(`promises 1 and 4: a call ${what} is refused at once, its valid sibling waits, both are told`, async ({
    page,
    workbench,
    server,
  }) => {
    server.script(
      { calls: [call, countEmails(5, 'good')], ...awkward },
      { text: 'One of the two did not work.' },
    )
    await workbench.connect(server)
    await workbench.say(sendSally)
    await workbench.isAsked('1 of 1', 'count_emails')
    await expect(workbench.call(call.name)).toContainText('Refused')
    await expect(workbench.call('count_emails')).toContainText('Waiting for you')

    await workbench.approve()
    await expect(workbench.conversation).toContainText('One of the two did not work.')
    const told = turn(server.turns, 1)
    expect(callIds(told)).toEqual(['bad', 'good'])
    expect(toolMessages(told)).toEqual([
      { id: 'bad', content: expect.stringMatching(/did not run/) },
      { id: 'good', content: '10' },
    ])
    expect(await sentMails(page)).toEqual([])
  })
}

test('three replies with refused calls only pause the run, which goes on when the person says so', async ({
  page,
  workbench,
  server,
}) => {
  const nonsense = { calls: [{ name: 'no_such_tool', arguments: {} }] }
  server.script(nonsense, nonsense, nonsense, { text: 'I give up.' })
  await workbench.connect(server)
  await workbench.say('do the impossible')
  const pause = page.getByRole('region', { name: 'The run has paused' })
  await expect(pause).toContainText('refused')
  await expect(workbench.call('no_such_tool')).toHaveCount(3)
  expect(server.turns).toHaveLength(3)
  await pause.getByRole('button', { name: 'Continue' }).click()
  await expect(workbench.conversation).toContainText('I give up.')
})

test('promise 4: a server that gives every call the same id still gets each result exactly once', async ({
  page,
  workbench,
  server,
}) => {
  server.script(
    { calls: [countEmails(5, 'call_0')] },
    { calls: [countEmails(2, 'call_0')] },
    { text: 'Ten, and four.' },
  )
  await workbench.connect(server)
  await workbench.say('count twice')
  await workbench.isAsked('1 of 1', 'count_emails')
  await expect(workbench.approval).toContainText('5')
  await workbench.approve()
  await expect(workbench.call('count_emails')).toHaveCount(2)
  await workbench.isAsked('1 of 1', 'count_emails')
  await workbench.approve()
  await expect(workbench.conversation).toContainText('Ten, and four.')
  const told = toolMessages(turn(server.turns, 2))
  expect(told.map(({ content }) => content)).toEqual(['10', '4'])
  expect(new Set(told.map(({ id }) => id)).size).toBe(2)
  expect(await sentMails(page)).toEqual([])
})
