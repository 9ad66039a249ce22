/** @typedef {'all' | readonly string[]} BrowserUse every global, or the named ones */

/**
 * @typedef {object} Room
 * @property {string} knows what the room knows, as the end of "it knows …"
 * @property {readonly string[]} enters rooms it may import from in any way
 * @property {readonly string[]} [entersLazily] rooms it may reach by `import()` or `import type` only
 * @property {readonly string[]} [late] its files that load late themselves: reached by `import()` only, they enter those rooms in any way
 * @property {readonly string[]} [entersForTypes] rooms it may take types from, and nothing else
 * @property {string} because why the other doors are closed
 * @property {string} instead where the thing should go
 * @property {BrowserUse | Readonly<Record<string, BrowserUse>>} [browser] the browser globals it may touch, in all files or by the start of their path
 * @property {true} [langchain] may import LangChain
 */

const everyScreen = ['approval', 'chat', 'threads', 'settings', 'audit', 'workbench']

/**
 * A React room.
 * @param {string} knows
 * @param {readonly string[]} [also]
 * @returns {Room}
 */
const screen = (knows, also = []) => ({
  knows,
  enters: ['thread', 'policy', 'run', 'ui', ...also],
  because: 'a screen shows the thread and asks run to act, it does not act itself',
  instead:
    'Ask run for it, put shared looks into ui, or let App compose this screen with the other one.',
  browser: 'all',
})

/**
 * The house: every room of `src`, what it knows and which doors it may open.
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  thread: {
    knows: 'what is true: events, the fold and its selectors',
    enters: [],
    because: 'the truth must not depend on anything that can change around it',
    instead: 'Take it as an argument, or move this code to the room that knows both sides.',
    browser: { 'digest.ts': ['crypto'] },
  },
  ui: {
    knows: 'looks, and nothing of what they are used for',
    enters: [],
    because: 'a button that knows the thread can be used in one place only',
    instead: 'Take it as a prop, or move this component to the screen that uses it.',
    browser: 'all',
  },
  policy: {
    knows: 'who must be asked',
    enters: ['thread'],
    because: 'a rule is decided from the thread alone, so that a person can follow it',
    instead: 'Take the fact as data in an argument.',
  },
  tools: {
    knows: 'the hands: each tool, its schema and its effect',
    enters: ['thread'],
    because: 'a tool is audited on its own, so what it touches is handed to it',
    instead: 'Take it as an argument of execute, commit or preview.',
    browser: 'all',
    langchain: true,
  },
  chain: {
    knows: 'the chain from thread to thread',
    enters: ['thread', 'policy', 'tools'],
    because: 'the chain must run the same in a test as in a page',
    instead: 'Declare what it needs of the world in chain/ports.ts and let run hand it in.',
    langchain: true,
  },
  storage: {
    knows: 'memory: the one database and who holds it',
    enters: ['thread'],
    entersForTypes: ['tools'],
    because: 'what is remembered must not depend on who asks for it',
    instead: 'Store and return plain data, and let run or a screen make use of it.',
    browser: 'all',
  },
  models: {
    knows: 'the models and what goes over the wire to them',
    enters: ['thread'],
    because: 'a model gets its key and settings handed in, it never looks for them',
    instead: 'Take it as an argument of createModel, and let run or settings pass it.',
    browser: { 'wire/': 'all' },
    langchain: true,
  },
  run: {
    knows: 'who drives the chain',
    enters: ['thread', 'policy', 'storage'],
    entersLazily: ['chain', 'models', 'tools'],
    late: ['engine.ts'],
    because: 'a run goes on whichever screen is shown',
    instead: 'Publish it from run, and let the screen read it.',
  },
  approval: screen('how a person is asked', ['tools']),
  chat: screen('how a conversation looks'),
  threads: screen('the list of threads'),
  settings: screen('what a person can set', ['models', 'storage']),
  audit: screen('how the journal reads'),
  workbench: screen('what the tools touch', ['tools']),
  main: {
    knows: 'how the rooms make one page',
    enters: ['thread', 'policy', 'run', 'ui', 'storage', ...everyScreen],
    entersLazily: ['chain', 'models', 'tools'],
    because: 'it composes the rooms and does nothing else',
    instead: 'Put the work into the room that knows it.',
    browser: 'all',
  },
}

/**
 * @typedef {object} Place
 * @property {string} room a name from the table, or the folder's own name if the table lacks it
 * @property {string} inside the path inside the room
 * @property {boolean} isTest whether the file is a unit test
 */

/**
 * Finds the room of a path that is relative to the project, or nothing outside `src`.
 * @param {string} path
 * @returns {Place | undefined}
 */
export function placeOf(path) {
  const [top, ...rest] = path.split('/')
  if (top !== 'src') return undefined
  const isTest = /\.test\.[jt]sx?$/.test(path)
  const [room = '', ...inside] = rest
  if (inside.length > 0) return { room, inside: inside.join('/'), isTest }
  return { room: 'main', inside: room, isTest }
}

/**
 * Whether the table lets a file of this place touch this browser global.
 * @param {Place} place
 * @param {string} name
 * @returns {boolean}
 */
export function mayTouch({ room, inside }, name) {
  const browser = rooms[room]?.browser ?? []
  /** @param {BrowserUse} use */
  const allows = (use) => use === 'all' || use.includes(name)
  if (browser === 'all' || Array.isArray(browser)) return allows(browser)
  return Object.entries(browser).some(([start, use]) => inside.startsWith(start) && allows(use))
}

/**
 * Whether the table lets this file load late only.
 * @param {Place} place
 * @returns {boolean}
 */
export const isLate = ({ room, inside }) => rooms[room]?.late?.includes(inside) ?? false

/**
 * Words a list as a person would.
 * @param {readonly string[]} names
 * @returns {string}
 */
export function listed(names) {
  if (names.length < 2) return names[0] ?? 'no other room'
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
