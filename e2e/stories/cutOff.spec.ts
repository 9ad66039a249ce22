import type { Delivery, Answer } from '../server/contract.ts'
import { eventsOf } from './database.ts'
import { awkward, countEmails, howMany, tellResult } from './replies.ts'
import { expect, test } from './story.ts'

interface CutOff {
  how: string
  reply: Partial<Answer> & Delivery
  /** What the browser says of it. */
  complaint?: RegExp
}

const cutOffs: CutOff[] = [
  { how: 'by the length limit', reply: { finish: 'length' } },
  {
    how: 'by a broken connection',
    reply: { cut: { frames: 6 } },
    complaint: /Failed to load resource: net::ERR_INCOMPLETE_CHUNKED_ENCODING/,
  },
  { how: 'in the middle of a call, cleanly', reply: { cut: { frames: 6, clean: true } } },
  { how: 'before its end was said', reply: { finish: null, done: false } },
]

for (const { how, reply, complaint } of cutOffs) {
  test(`promise 1: a reply cut off ${how} offers nothing, and continuing asks again`, async ({
    page,
    workbench,
    server,
    watch,
  }) => {
    if (complaint) watch.foresee(complaint)
    const calls = [countEmails(5)]
    const hold = server.hold()
    server.script(
      { text: 'Let me see.', calls, hold, holdAfter: 4, ...reply },
      { calls, ...awkward },
      tellResult,
    )
    await workbench.connect(server)
    await workbench.say(howMany)

    await expect(workbench.conversation).toContainText('Let me see.')
    hold.release()
    await expect(workbench.alert).toContainText(/cut off|broke off/)
    await expect(workbench.conversation).toContainText('Let me see.')
    await expect(workbench.approval).toBeHidden()
    await expect(workbench.call('count_emails')).toBeHidden()
    expect(await eventsOf(page)).not.toContainEqual(
      expect.objectContaining({ type: 'call-offered' }),
    )
    expect(server.turns).toHaveLength(1)

    await workbench.alert.getByRole('button', { name: 'Continue' }).click()
    await workbench.isAsked('1 of 1', 'count_emails')
    await workbench.approve()
    await expect(workbench.conversation).toContainText('You got 10 emails.')
    await expect(workbench.alert).toBeHidden()
  })
}
