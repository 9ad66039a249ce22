import type { Json, OpenAIServer } from '../server/contract.ts'
import { entriesOf, putEntries } from '../stories/database.ts'
import { countEmails, searchEmails, sendEmail } from '../stories/replies.ts'
import type { Workbench } from '../stories/workbench.ts'

/** A state of the page that a person can meet, and the way there. */
interface State {
  readonly name: string
  readonly reach: (workbench: Workbench, server: Script) => Promise<void>
}

type Script = Pick<OpenAIServer, 'script'>

const toSally = sendEmail('sally@gmail.com', "What's up homie")
const longMail = Array.from({ length: 60 }, (_, line) => `Line ${line + 1} of a long letter.`)

const someCode = `// The mean of what was measured
const measured = [12.5, 13.1, 11.9]
const sum = measured.reduce((total, one) => total + one, 0)
console.log(\`\${measured.length} values\`)
return sum / measured.length
`
const writes = (content: string): Json => ({
  name: 'write_file',
  arguments: { path: 'lists/shopping.txt', content },
})

async function ask(workbench: Workbench, { script }: Script, ...calls: Json[]): Promise<void> {
  script({ text: 'I would do this.', calls })
  await workbench.say('Please go on.')
}

async function askForMail(workbench: Workbench, server: Script): Promise<void> {
  await ask(workbench, server, toSally)
  await workbench.isAsked('1 of 1', 'send_email')
  await workbench.read()
}

async function search(workbench: Workbench, server: Script): Promise<void> {
  await ask(workbench, server, searchEmails('invoice'))
  await workbench.isAsked('1 of 1', 'search_emails')
  await workbench.approve()
  await workbench.isHeld('search_emails')
}

/** Puts the page into a state that its own tools can't cause: by what is on record of the last call. */
async function rewrite(workbench: Workbench, change: (entries: Json[]) => Json[]): Promise<void> {
  await putEntries(workbench.page, change(await entriesOf(workbench.page)))
  await workbench.reload()
}

const eventOf = (entries: Json[], type: string): Json =>
  entries.findLast(({ event }) => event.type === type)

/** Every state of the approval and what belongs to it, in the order in which a person meets them. */
export const states: readonly State[] = [
  { name: 'call', reach: askForMail },
  {
    name: 'call-read-only',
    async reach(workbench, server) {
      await ask(workbench, server, countEmails(5))
      await workbench.isAsked('1 of 1', 'count_emails')
      await workbench.read()
    },
  },
  {
    name: 'call-not-read-to-its-end',
    async reach(workbench, server) {
      await ask(workbench, server, sendEmail('ann@example.com', longMail.join('\n')))
      await workbench.approval.getByText('Scroll to the end to approve').waitFor()
    },
  },
  {
    name: 'call-with-hidden-characters',
    async reach(workbench, server) {
      await ask(
        workbench,
        server,
        sendEmail('ann@example.com', 'Pay\u200b 10 \u202e01\u202c euro\n\n\n\n\n\n\tThanks'),
      )
      await workbench.read()
    },
  },
  {
    name: 'call-to-a-look-alike',
    async reach(workbench, server) {
      server.script({ calls: [toSally] }, { text: 'Sent.' })
      await workbench.say('Write to Sally.')
      await workbench.approve()
      await workbench.conversation.getByText('Sent.', { exact: true }).waitFor()
      await ask(workbench, server, sendEmail('sa11y@gmail.com', "What's up homie"))
      await workbench.approval.getByText('looks like').waitFor()
      await workbench.read()
    },
  },
  {
    name: 'call-destructive',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await rewrite(workbench, (entries) => {
        const offered = eventOf(entries, 'call-offered')
        offered.event.definition.risk = 'destructive'
        return [offered]
      })
      await workbench.review.click()
      await workbench.read('Run send_email')
    },
  },
  {
    name: 'call-of-code',
    async reach(workbench, server) {
      await ask(workbench, server, { name: 'run_javascript', arguments: { code: someCode } })
      await workbench.isAsked('1 of 1', 'run_javascript')
      await workbench.read()
    },
  },
  {
    name: 'call-that-changes-a-file',
    async reach(workbench, server) {
      await ask(workbench, server, writes('Milk\nTea\nBread\n'))
      await workbench.approve()
      await workbench.call('write_file').getByText('Succeeded').waitFor()
      server.script({ calls: [writes('Milk\nCoffee\nBread\n')] })
      await workbench.say('Coffee instead.')
      await workbench.isAsked('1 of 1', 'write_file')
      await workbench.read()
    },
  },
  {
    name: 'call-of-an-address',
    async reach(workbench, server) {
      const url = 'http://localhost:8080/orders'
      const headers = { 'Content-Type': 'application/json' }
      const order = { url, method: 'POST', headers, body: '{"item":"tea","count":2}' }
      await ask(workbench, server, { name: 'fetch_url', arguments: order })
      await workbench.isAsked('1 of 1', 'fetch_url')
      await workbench.read()
    },
  },
  {
    name: 'call-asked-again',
    async reach(workbench, server) {
      await ask(workbench, server, toSally, countEmails(5))
      await workbench.approve()
      await workbench.isAsked('2 of 2', 'count_emails')
      await rewrite(workbench, (entries) => {
        const last = entries.at(-1)
        const { call } = eventOf(entries, 'call-decided').event
        const event = { type: 'call-returned', call, reason: 'effects-changed' }
        return [{ ...last, seq: last.seq + 1, event }]
      })
      await workbench.review.click()
      await workbench.isAsked('1 of 2', 'send_email')
      await workbench.read()
    },
  },
  {
    name: 'queue-with-a-staged-decision',
    async reach(workbench, server) {
      await ask(workbench, server, countEmails(5), toSally, sendEmail('bob@example.com', 'Hi'))
      await workbench.approve()
      await workbench.isAsked('2 of 3', 'send_email')
      await workbench.read()
    },
  },
  {
    name: 'list-with-an-odd-one',
    async reach(workbench, server) {
      const [ann, anm] = ['ann', 'anm'].map((name) => sendEmail(`${name}@example.com`, 'See you'))
      await ask(workbench, server, ann, ann, anm)
      await workbench.button('Approve remaining…').click()
      await workbench.read('Approve 3 calls')
    },
  },
  {
    name: 'reject',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await workbench.button('Reject…').click()
    },
  },
  {
    name: 'respond',
    async reach(workbench, server) {
      await ask(workbench, server, searchEmails('invoice'))
      await workbench.read()
      await workbench.button('Respond…').click()
    },
  },
  {
    name: 'edit-form',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await workbench.button('Edit').click()
      await workbench.approval.getByRole('textbox', { name: 'recipient' }).fill('nobody')
      await workbench.approval.getByText('Invalid email address', { exact: true }).waitFor()
    },
  },
  {
    name: 'edit-json',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await workbench.button('Edit').click()
      await workbench.approval.getByRole('tab', { name: 'JSON' }).click()
    },
  },
  {
    name: 'edit-changes',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await workbench.button('Edit').click()
      await workbench.approval.getByRole('textbox', { name: 'recipient' }).fill('ann@example.com')
      await workbench.approval.getByRole('tab', { name: 'Changes' }).click()
      await workbench.read('Approve with 1 edit')
    },
  },
  {
    name: 'rule-always-allow',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await workbench.button('Always allow…').click()
      await workbench.approval.getByRole('status').filter({ hasText: 'In this browser' }).waitFor()
    },
  },
  {
    name: 'rule-never-allow',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await workbench.button('Never allow…').click()
      await workbench.approval.getByRole('status').filter({ hasText: 'In this browser' }).waitFor()
    },
  },
  {
    name: 'decided-later',
    async reach(workbench, server) {
      await askForMail(workbench, server)
      await workbench.button('Decide later').click()
      await workbench.approval.waitFor({ state: 'hidden' })
    },
  },
  { name: 'result-held', reach: search },
  {
    name: 'result-note',
    async reach(workbench, server) {
      await search(workbench, server)
      await workbench.resultButton('Replace with a note…').click()
    },
  },
  {
    name: 'result-rule',
    async reach(workbench, server) {
      await search(workbench, server)
      await workbench.resultButton('Always give…').click()
      await workbench.result.getByRole('status').filter({ hasText: 'In this browser' }).waitFor()
    },
  },
  {
    name: 'outcome-unknown',
    async reach(workbench, server) {
      server.script({ calls: [toSally] }, { text: 'Sent.' })
      await workbench.say('Write to Sally.')
      await workbench.approve()
      await workbench.conversation.getByText('Sent.', { exact: true }).waitFor()
      await rewrite(workbench, (entries) => {
        const finished = eventOf(entries, 'call-finished')
        finished.event.outcome = { type: 'unknown', why: 'The page was closed while it ran.' }
        const later = entries.filter(({ seq }) => seq > finished.seq)
        for (const entry of later)
          entry.event = { type: 'thread-renamed', title: 'Write to Sally.' }
        return [finished, ...later]
      })
      await workbench.call('send_email').getByText('Outcome unknown').first().waitFor()
    },
  },
  {
    name: 'records',
    async reach(workbench, server) {
      server.script({ calls: [toSally, countEmails(5)] }, { text: 'One mail is sent.' })
      await workbench.say('Write to Sally, and count my mails.')
      await workbench.approve()
      await workbench.isAsked('2 of 2', 'count_emails')
      await workbench.reject('Not now.')
      await workbench.conversation.getByText('One mail is sent.').waitFor()
    },
  },
]
