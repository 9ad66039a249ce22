import type { Problem } from '../thread/problem.ts'
import { fillingOf } from './address.ts'
import type { Provider } from './provider.ts'
import { isOffline } from './wire/offline.ts'
import { pageOrigin } from './wire/page.ts'
import type { LocalAccess } from './wire/page.ts'

/** How a connection test went wrong. */
export type TestFailure =
  | { readonly type: 'refused'; readonly status: number; readonly text: string }
  | { readonly type: 'no-list' }
  /** Somebody answers, and the browser hides the answer from the page. */
  | { readonly type: 'hidden' }
  | { readonly type: 'silent'; readonly isLate: boolean; readonly access?: LocalAccess }

interface Tested {
  readonly provider: Provider
  readonly baseURL: string
  readonly key: string | undefined
}

const meaning = 'Nothing of your threads was sent, and no model was asked.'

/** Names the layer that failed and what to do about it with this provider, in plain words. */
export function explainTest(failure: TestFailure, tested: Tested): Problem {
  switch (failure.type) {
    case 'refused':
      return refused(failure, tested)
    case 'no-list':
      return {
        kind: 'provider-error',
        title: 'This address answers, but not with a list of models.',
        meaning,
        remedy: `Check the base URL.${versionHint(tested)}${tryAnyway}`,
      }
    case 'hidden':
      return hidden(tested)
    case 'silent':
      return silent(failure, tested)
  }
}

/** Whether a refusal is about the key, whatever its status: Google's is a 400. */
export function speaksOfKey(text: string): boolean {
  return /api[ _-]?key/i.test(text)
}

function refused(
  { status, text }: { readonly status: number; readonly text: string },
  tested: Tested,
): Problem {
  const { provider, key } = tested
  if (/cors requests are not allowed/i.test(text)) {
    return {
      kind: 'provider-error',
      title: `Your organisation at ${provider.label} does not allow pages to use its keys.`,
      meaning,
      remedy: 'Ask who manages it to allow that, or use a key of another organisation.',
    }
  }
  if (status === 401 || status === 403 || (status === 400 && speaksOfKey(text))) {
    return {
      kind: 'wrong-key',
      title: key ? 'The provider did not accept the API key.' : 'The provider asks for an API key.',
      meaning,
      remedy: key
        ? 'Check that the key is complete, still valid and meant for this base URL.'
        : 'Enter the key above and test again.',
    }
  }
  if (status === 404 || status === 405) {
    return {
      kind: 'provider-error',
      title:
        provider.list === undefined
          ? 'The server is there, but not at this address, or it does not know this model.'
          : 'The server is there, but it has no list of models at this address.',
      meaning,
      remedy: `${checkAddress(provider)}${versionHint(tested)}${provider.list === undefined ? '' : tryAnyway}`,
    }
  }
  if (status === 429) {
    return {
      kind: 'rate-limit',
      title: 'The provider takes no more requests for the moment.',
      meaning,
      remedy: 'Wait a little, or check your quota with the provider; then test again.',
    }
  }
  return {
    kind: 'provider-error',
    title: `The provider answered with an error (${status}).`,
    meaning,
    remedy: status >= 500 ? 'Test again in a moment.' : 'Read the raw cause below.',
  }
}

function checkAddress({ address }: Provider): string {
  return address.type === 'blanks'
    ? 'Check what you entered above.'
    : 'Check the path of the base URL.'
}

/** The request got there: the server does not allow this page, or turns a wrong key down without saying so to a page. */
function hidden(tested: Tested): Problem {
  const { provider, key } = tested
  const { browser, label } = provider
  const page = pageOrigin() ?? 'this page'
  if ((browser.type === 'gateway' || browser.type === 'unsure') && isAtItsOwnAddress(tested)) {
    return {
      kind: 'unreachable',
      title: `${label} does not allow browsers to call it.`,
      meaning,
      remedy:
        'Use a gateway: a server of yours that passes requests on to it and allows this page (CORS). Enter its address instead.',
    }
  }
  if (provider.address.type === 'fixed' && browser.type !== 'gateway') {
    return {
      kind: key ? 'wrong-key' : 'unreachable',
      title: key
        ? `${label} turned the request down in a way that the browser hides: most likely the key is wrong.`
        : `${label} is there, and the browser hides its answer.`,
      meaning,
      remedy: `Check that the key is complete and still valid. If it is, ${label} no longer lets pages call it, or something between you and it does not (a proxy, an extension).`,
    }
  }
  const how =
    browser.type === 'after-a-switch' && provider.address.type === 'own' && provider.id !== 'custom'
      ? browser.instruction
      : 'Let it send the header “access-control-allow-origin”, also in answer to OPTIONS and with errors.'
  return {
    kind: 'unreachable',
    title: 'The server is there, but it does not allow this page (CORS).',
    meaning,
    remedy: `Allow ${page} on the server. ${how}`,
  }
}

function isAtItsOwnAddress({ provider: { address }, baseURL }: Tested): boolean {
  if (address.type === 'blanks') return fillingOf(address, baseURL) !== undefined
  return address.type === 'fixed' && new URL(address.baseURL).origin === new URL(baseURL).origin
}

function silent(
  { isLate, access }: { readonly isLate: boolean; readonly access?: LocalAccess },
  tested: Tested,
): Problem {
  const { provider, baseURL } = tested
  const isLocal = /^(localhost|127\.0\.0\.1)$/.test(new URL(baseURL).hostname)
  const unreachable = { kind: 'unreachable', meaning } as const
  if (isLocal && access === 'denied') {
    return {
      ...unreachable,
      title: 'The browser does not let this page reach programs on this computer.',
      remedy:
        'Open the site’s settings beside the address bar, allow “Local network access” (or “Apps on device”), and test again.',
    }
  }
  if (isLocal) {
    return {
      ...unreachable,
      title: isLate ? late : 'Nothing answers at this address on this computer.',
      remedy: `Check that ${provider.id === 'custom' ? 'the server' : provider.label} runs, and on this port.${access === 'prompt' ? ' If the browser asks whether this page may reach this computer, allow it.' : ''}${mixedHint(baseURL)}`,
    }
  }
  if (isOffline()) {
    return {
      ...unreachable,
      title: 'You are offline.',
      remedy: 'Connect to the network, then test again.',
    }
  }
  return {
    ...unreachable,
    title: isLate ? late : 'The server could not be reached.',
    remedy: `${checkAddress(provider)} Either there is no such server, or something between you and it blocks the way (a firewall, a proxy, an extension).`,
  }
}

const tryAnyway = ' If the server has no such list, save and try with a message.'

const late = 'The server did not answer in time.'

/** Chromium and Firefox let a page over TLS reach this computer without; others call it mixed content. */
function mixedHint(baseURL: string): string {
  const isMixed = baseURL.startsWith('http:') && pageOrigin()?.startsWith('https:')
  return isMixed
    ? ' Some browsers, Safari among them, let no page over https:// call an http:// address (mixed content): use another one, or open this page from this computer.'
    : ''
}

function versionHint({ provider, baseURL }: Tested): string {
  const isOwn = provider.address.type === 'own'
  return !isOwn || /\/v\d/.test(new URL(baseURL).pathname) ? '' : ' It usually ends in /v1.'
}
