import { expect, test } from 'vitest'
import { whereaboutsOf } from './whereabouts.ts'

test.each([
  ['http://localhost:8080', 'this-computer'],
  ['http://api.localhost', 'this-computer'],
  ['http://127.0.0.1', 'this-computer'],
  ['http://0x7f.1', 'this-computer'],
  ['http://2130706433', 'this-computer'],
  ['http://0.0.0.0', 'this-computer'],
  ['http://[::1]', 'this-computer'],
  ['http://[::ffff:127.0.0.1]', 'this-computer'],
  ['http://[64:ff9b::10.0.0.1]', 'own-network'],
  ['http://10.1.2.3', 'own-network'],
  ['http://172.16.0.1', 'own-network'],
  ['http://172.32.0.1', 'elsewhere'],
  ['http://192.168.1.1', 'own-network'],
  ['http://169.254.169.254', 'own-network'],
  ['http://100.64.0.1', 'own-network'],
  ['http://[fd00::1]', 'own-network'],
  ['http://[fe80::1]', 'own-network'],
  ['http://printer.local.', 'own-network'],
  ['http://router', 'own-network'],
  ['https://example.com', 'elsewhere'],
  ['https://localhost.example.com', 'elsewhere'],
  ['https://10.example.com', 'elsewhere'],
  ['https://8.8.8.8', 'elsewhere'],
  ['https://[2001:db8::1]', 'elsewhere'],
])('%s is %s', (url, where) => {
  expect(whereaboutsOf(new URL(url).hostname)).toBe(where)
})
