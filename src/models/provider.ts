import type { Dialect } from './wire/dialect.ts'

/** How requests to a provider are spoken: the embedded script, OpenAI's Responses API, Chat Completions, or the provider's own way. */
type Protocol = 'demo' | 'responses' | 'completions' | 'anthropic' | 'google'

/** The header that carries the key; `bearer` is Authorization with the word before it. */
export type KeyCarrier = 'bearer' | 'x-api-key' | 'api-key' | 'x-goog-api-key'

/** A part of an address that only the person knows. What it may consist of keeps it in its place. */
export interface Blank {
  /** As it stands between braces in the address. */
  readonly name: string
  readonly label: string
  readonly example: string
  /** One label of a host name, one segment of a path, or a whole host of Databricks. */
  readonly kind: 'label' | 'segment' | 'workspace'
}

/** Where a provider is reached: inside the page, at one address for all, at one with blanks, or wherever the person's own server is. */
export type Address =
  | { readonly type: 'inside' }
  | { readonly type: 'fixed'; readonly baseURL: string }
  | { readonly type: 'blanks'; readonly baseURL: string; readonly blanks: readonly Blank[] }
  /** `suggestion` is where such a server usually is; empty where that can't be known. */
  | { readonly type: 'own'; readonly suggestion: string }

/** Whether a page may call the provider. Hearsay, not a promise: no provider's cloud was called to find out. */
type BrowserAccess =
  | { readonly type: 'yes' }
  | { readonly type: 'with-header'; readonly header: string }
  /** Once the person's own server is told to allow this page. */
  | { readonly type: 'after-a-switch'; readonly instruction: string }
  /** Reports differ, or there are none. */
  | { readonly type: 'unsure'; readonly why: string }
  | { readonly type: 'gateway'; readonly why: string }

/** What a million tokens cost, in US dollars. */
export interface Price {
  readonly input: number
  readonly output: number
}

/** One provider. Whatever it needs to be reached, explained and tested stands here and nowhere else. */
export interface Provider {
  readonly id: string
  readonly label: string
  readonly protocol: Protocol
  readonly address: Address
  readonly keyGoes: KeyCarrier
  readonly needsKey: boolean
  /** Headers that every request carries beside the key. */
  readonly headers?: Readonly<Record<string, string>>
  readonly defaultModel: string
  /** Where the models are listed: relative to the base URL, or from its origin with a slash before it. */
  readonly list: string | undefined
  readonly dialect: Dialect
  readonly canCallTools: boolean
  readonly browser: BrowserAccess
  /** By model. From a catalogue of November 2026; providers change them without notice. */
  readonly prices?: Readonly<Record<string, Price>>
  /** Where a person can sign in and have a key made for this page (PKCE), and where the code is exchanged: paths of the provider's origin. */
  readonly signIn?: { readonly page: string; readonly exchange: string }
  /** What is sent where nobody entered a limit of tokens, of a provider that wants one with every request. */
  readonly usualLimit?: string
  /** One sentence. */
  readonly help: string
  readonly link?: { readonly text: string; readonly href: string }
}
