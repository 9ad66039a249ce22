import type { Page } from '@playwright/test'
import { startAuthorizationServer } from '../mcp/authorizationServer.ts'
import { startMcpServer } from '../mcp/mcpServer.ts'
import { expect, test } from './story.ts'
import { tracesOf } from './traces.ts'

const serversOf = (page: Page) => page.getByRole('dialog', { name: 'MCP servers' })

async function openServers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tools', exact: true }).click()
  await page
    .getByRole('dialog', { name: 'Tools' })
    .getByRole('button', { name: 'Servers…' })
    .click()
}

async function closeServers(page: Page): Promise<void> {
  await serversOf(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog', { name: 'Tools' }).getByRole('button', { name: 'Close' }).click()
}

const post = {
  name: 'post',
  description: 'Posts a text.',
  inputSchema: { type: 'object' as const, properties: { text: { type: 'string' } } },
}
const calls = (text: string) => ({ calls: [{ name: 'board__post', arguments: { text } }] })

test('promise 5: a sign-in at an MCP server asks before each place it talks to, brings back a token for that server alone, renews it, and forgets it', async ({
  page,
  context,
  workbench,
  server,
  watch,
}) => {
  test.slow()
  const there = await startAuthorizationServer()
  const mcp = await startMcpServer({ tools: [post], guard: there.guard })
  watch.allow(there.origin)
  watch.allow(mcp.origin)
  watch.tolerate(/status of 40[0134]/)
  const { asked, does, secrets } = there
  const carried: string[] = []
  context.on('request', (request) => {
    const { authorization = '' } = request.headers()
    if (/CANARY/.test(authorization)) carried.push(new URL(request.url()).origin)
  })
  try {
    await context.addInitScript((origins) => {
      if (!localStorage.getItem('countersign:origins')) {
        localStorage.setItem('countersign:origins', origins)
      }
    }, `${server.origin} ${mcp.origin}`)
    await workbench.open()
    await workbench.openSettings()
    await workbench.enterServer(server)
    await workbench.settings.getByRole('radio', { name: 'On this device' }).check()
    await workbench.save()

    const panel = serversOf(page)
    const entry = panel.getByRole('listitem', { name: 'board', exact: true })
    const status = entry.getByRole('status')
    const ask = entry.getByRole('group', { name: `Ask ${there.origin} how to sign in?` })
    const terms = entry.getByRole('group', { name: `Sign in at ${there.origin}?` })
    const leave = terms.getByRole('button', { name: 'Leave to sign in' })
    const signIn = entry.getByRole('button', { name: 'Sign in…' })
    await openServers(page)
    await panel.getByRole('button', { name: 'Connect a server' }).click()
    await panel.getByLabel('Name').fill('board')
    await panel.getByLabel('Address').fill(mcp.url)
    await panel.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(status).toHaveText('Signed out: the server asks who you are.')

    // Nothing goes to who signs people in before the person let it, and nothing but a question before they saw where it leads.
    await signIn.click()
    await expect(ask).toContainText(`Nothing was sent to ${there.origin} so far.`)
    expect(asked.metadata).toEqual([])
    await ask.getByRole('button', { name: 'Allow and reload' }).click()
    await expect(terms).toContainText(`It gives tokens at${there.origin}`)
    await expect(terms).toContainText(`The token goes to${mcp.origin}`)
    expect(asked.registrations).toEqual([])

    // What comes back with another state or from another issuer exchanges nothing.
    const comesBackWith = async (lies: typeof does.lies, words: string) => {
      does.lies = lies
      await leave.click()
      await expect(entry.getByRole('alert')).toContainText(words)
      expect(new URL(page.url()).search).toBe('')
      expect(asked.exchanges).toEqual([])
      does.lies = {}
      await signIn.click()
      await ask.getByRole('button', { name: 'Allow', exact: true }).click()
    }
    await comesBackWith({ state: 'other' }, 'is no answer to the sign-in of this tab')
    await comesBackWith({ iss: 'https://evil.example' }, 'Somebody else answered')
    await leave.click()
    await expect(entry).toContainText(`Signed in at ${there.origin}.`)
    await expect(status).toContainText('wait for your consent')
    expect(asked.exchanges).toHaveLength(1)
    await entry.getByRole('button', { name: 'Accept post' }).click()
    await expect(status).toHaveText('Connected.')
    await closeServers(page)

    server.script(calls('One'), { text: 'Posted one.' })
    await workbench.say('post one')
    await workbench.isAsked('1 of 1', 'board / post')
    await workbench.approve()
    await workbench.isHeld('board / post')
    await workbench.give()
    await expect(workbench.conversation).toContainText('Posted one.')

    // A reload, a code that this tab did not leave for, and a token that has run out.
    const left = asked.authorizations.length
    await page.goto('./?code=code-of-a-stranger&state=other')
    await expect(workbench.composer).toBeVisible()
    expect(page.url()).not.toContain('stranger')
    expect(asked.exchanges).toHaveLength(1)
    there.expire()
    server.script(calls('Two'), { text: 'Posted two.' })
    await workbench.say('post two')
    await workbench.isAsked('1 of 1', 'board / post')
    there.expire()
    await workbench.approve()
    await workbench.isHeld('board / post')
    await workbench.give()
    await expect(workbench.conversation).toContainText('Posted two.')
    expect(mcp.executed.map(({ args }) => args)).toEqual([{ text: 'One' }, { text: 'Two' }])
    expect(asked.renewals.length).toBeGreaterThan(0)
    expect(asked.authorizations).toHaveLength(left)

    // A renewal that is refused ends it, in words.
    there.expire()
    there.revoke()
    await openServers(page)
    await entry.getByRole('button', { name: 'Reconnect board' }).click()
    const over = entry.getByRole('alert')
    await expect(over).toContainText('Your sign-in has ended')
    // It repeats what it was sent, and none of it is shown.
    await over.getByText('Raw cause').click()
    await expect(over).toContainText('refresh_token=[key]')
    for (const secret of secrets) await expect(over).not.toContainText(secret)
    await signIn.click()
    await ask.getByRole('button', { name: 'Allow', exact: true }).click()
    await leave.click()
    await expect(entry).toContainText(`Signed in at ${there.origin}.`)
    await expect(status).toHaveText('Connected.')

    const { loaded: _, ...traces } = await tracesOf(page, context)
    const places: Record<string, string> = { ...traces, console: watch.said.join('\n') }
    const placesOf = (all: Record<string, string>) =>
      Object.keys(all).filter((place) => secrets.some((secret) => all[place]?.includes(secret)))
    expect(places['databases']).toContain(`${mcp.origin} mcp`)
    expect(placesOf(places)).toEqual([])
    expect(new Set(carried)).toEqual(new Set([mcp.origin]))
    const tokens = secrets.filter((secret) => !secret.startsWith('code'))
    const strange = watch.asked.filter((line) => tokens.some((token) => line.includes(token)))
    expect(strange.filter((line) => !line.startsWith(`${there.origin}/token`))).toEqual([])
    // The control: left in one place, one is found there.
    await page.evaluate((secret) => sessionStorage.setItem('planted', secret), tokens[0] ?? '')
    expect(placesOf(await tracesOf(page, context))).toContain('sessionStorage')

    await entry.getByRole('button', { name: 'Sign out of board' }).click()
    await expect(status).toHaveText('Signed out: the server asks who you are.')
    expect(mcp.heard.at(-1)?.authorization).toBeUndefined()
    const { databases = '' } = await tracesOf(page, context)
    expect(databases).not.toContain('sign-in')
  } finally {
    await Promise.all([mcp.close(), there.close()])
  }
})
