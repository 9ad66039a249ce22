import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { OfferedCall } from '../../thread/toolCall.ts'
import Provenance from './Provenance.tsx'

const offered: OfferedCall = {
  id: 't/1/0',
  toolCallId: 'c',
  name: 'send_email',
  reply: 1,
  index: 0,
  args: { to: ['ann@example.com'], message: 'Good evening' },
  definition: {
    name: 'send_email',
    description: '',
    parameters: {},
    risk: 'send',
    source: 'built-in',
  },
  revision: 2,
  offeredAt: 1000,
}
const drawn = (call: Parameters<typeof Provenance>[0]['call']) =>
  renderToStaticMarkup(<Provenance call={call} />).replaceAll(/<[^>]*>/g, '')

test('what the person changed is told by its path, from the proposed to the edited', () => {
  const text = drawn({
    ...offered,
    proposedArgs: { to: ['bob@example.com'], message: 'Good evening', cc: 'eve@example.com' },
  })
  expect(text).toContain('You changed')
  expect(text).toContain('to[0]: bob@example.com→ changed to ann@example.com')
  expect(text).toContain('cc: eve@example.com→ changed to (nothing)')
  expect(text).not.toContain('Good evening')
})

test('a rule that decided is quoted as it read then', () => {
  const rule = { id: 'r', sentence: 'Mails to ann@example.com are approved.' }
  expect(drawn({ ...offered, rule })).toBe(
    'Decided by your rule: Mails to ann@example.com are approved.',
  )
  expect(drawn({ ...offered, releasedBy: rule })).toContain('Released by your rule: Mails')
  expect(drawn({ ...offered, withheldBy: rule })).toContain('Withheld by your rule: Mails')
})

test('hidden characters in what was changed are spelled out', () => {
  expect(drawn({ ...offered, proposedArgs: { ...offered.args, message: 'a\u202Eb' } })).toContain(
    'aU+202E right-to-left overrideb',
  )
})
