import { chunk, say, says, start, stop, stream } from '../scenario.ts'
import type { Scenario } from '../scenario.ts'

const usage = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 }
const hello = [start, say('Hello.'), stop]

/** Where the tokens are counted. That they are counted right is proven beside the wire. */
export const usages: readonly Scenario[] = [
  {
    name: 'usage in a chunk of its own',
    sent: stream(...hello, { ...stop, choices: [], usage }),
    becomes: says('Hello.'),
  },
  {
    name: 'usage in a chunk without choices',
    sent: stream(...hello, { id: 'x', usage }),
    becomes: says('Hello.'),
  },
  {
    name: 'usage with the finish',
    sent: stream(start, say('Hello.'), { ...stop, usage }),
    becomes: says('Hello.'),
  },
  {
    name: 'usage that grows with each chunk',
    sent: stream(
      { ...start, usage: { ...usage, completion_tokens: 1 } },
      { ...say('Hello.'), usage: { ...usage, completion_tokens: 5 } },
      { ...stop, usage },
    ),
    becomes: says('Hello.'),
  },
  {
    name: 'usage null in each chunk',
    sent: stream(...hello.map((each) => ({ ...each, usage: null })), {
      ...stop,
      choices: [],
      usage,
    }),
    becomes: says('Hello.'),
  },
  {
    name: 'usage in `x_groq`',
    sent: stream(start, say('Hello.'), chunk({}, 'stop', { x_groq: { id: 'r', usage } })),
    becomes: says('Hello.'),
  },
]
