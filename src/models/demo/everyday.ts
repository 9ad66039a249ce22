/** What the script asks for besides mail: each in one fixed kind of sentence. */
const commands = [
  {
    name: 'current_time',
    example: '“What time is it?”',
    pattern:
      /^(?:what(?:'s|’s| is) the (?:time|date)|what (?:time|day|date) is it|current time)\b/i,
    argsOf: () => ({}),
  },
  {
    name: 'calculate',
    example: '“Calculate (2 + 3) * 4 ^ 2”',
    pattern:
      /^(?:calculate|compute|work out|how much is|what is(?= [-(\d]))\s+(?<expression>.+?)\??$/i,
    argsOf: ({ expression = '' }) => ({ expression }),
  },
  {
    name: 'remember',
    example: '“Remember that Ada likes green tea”',
    pattern: /^(?:remember|note|keep in mind)(?: that|:)?\s+(?<text>.+)$/is,
    argsOf: ({ text = '' }) => ({ text }),
  },
  {
    name: 'recall',
    example: '“What do you remember about Ada?”',
    pattern:
      /^(?:what do you (?:remember|know)|recall(?: my notes)?)(?: about (?<query>.+?))?\??$/i,
    argsOf: ({ query = '' }) => ({ query }),
  },
  {
    name: 'ask_human',
    example: '“Ask me what I would like to drink”',
    pattern: /^ask me\s+(?<question>.+)$/is,
    argsOf: ({ question = '' }) => ({ question }),
  },
  {
    name: 'read_clipboard',
    example: '“What is on my clipboard?”',
    pattern: /^(?:what(?:'s|’s| is) (?:on|in)|read) (?:my|the) clipboard\b/i,
    argsOf: () => ({}),
  },
  {
    name: 'write_clipboard',
    example: '“Copy ‘See you at noon’ to my clipboard”',
    pattern: /^copy (?<text>.+) to (?:my|the) clipboard\W*$/is,
    argsOf: ({ text = '' }) => ({ text: unquoted(text) }),
  },
  {
    name: 'download_file',
    example: '“Save ‘Milk, tea, bread’ as shopping.txt”',
    pattern: /^(?:save|download) (?<content>.+) as (?<name>[\w-]+(?:\.[\w-]+)*)\W*$/is,
    argsOf: ({ content = '', name = '' }) => ({ name, content: unquoted(content) }),
  },
  {
    name: 'open_link',
    example: '“Open https://example.com/”',
    pattern: /^(?:open|visit|go to)\s+(?<url>https?:\/\/\S+?)[.,!]?$/i,
    argsOf: ({ url = '' }) => ({ url }),
  },
  {
    name: 'fetch_url',
    example: '“Fetch https://api.github.com/zen”',
    pattern: /^(?:fetch|get|load|read)\s+(?<url>https?:\/\/\S+?)[.,!]?$/i,
    argsOf: ({ url = '' }) => ({ url }),
  },
  {
    name: 'show_notification',
    example: '“Notify me that the tea is ready”',
    pattern: /^(?:notify|alert) me (?:that |of |about )?(?<title>.+)$/is,
    argsOf: ({ title = '' }) => ({ title: unquoted(title), body: '' }),
  },
  {
    name: 'get_location',
    example: '“Where am I?”',
    pattern: /^(?:where am i|what(?:'s|’s| is) my (?:location|position))\b/i,
    argsOf: () => ({}),
  },
  {
    name: 'run_javascript',
    example: '“Run JavaScript: 6 * 7”',
    pattern:
      /^(?:run|execute|evaluate) (?:this |some )?(?:javascript|js)\b\s*:?\s*(?<code>\S.*)$/is,
    argsOf: ({ code = '' }) => ({ code }),
  },
  {
    name: 'list_files',
    example: '“List my files”',
    pattern:
      /^(?:list|show)(?: me)?(?: all)?(?: of)?(?: my| the)? files(?: in (?<path>\S+?))?[.?!]?$/i,
    argsOf: ({ path = '' }) => ({ path }),
  },
  {
    name: 'read_file',
    example: '“Read the file shopping.txt”',
    pattern: /^(?:read|show)(?: me)? (?:the |my )?file (?<path>\S+?)[.?!]?$/i,
    argsOf: ({ path = '' }) => ({ path }),
  },
  {
    name: 'write_file',
    example: '“Write ‘Milk, tea, bread’ to the file shopping.txt”',
    pattern:
      /^write (?<content>['"‘“].+['"’”]) (?:in)?to (?:the |a |my )?(?:new )?file (?<path>\S+?)[.!]?$/is,
    argsOf: ({ path = '', content = '' }) => ({ path, content: unquoted(content) }),
  },
  {
    name: 'edit_file',
    example: '“Replace ‘tea’ by ‘coffee’ in the file shopping.txt”',
    pattern:
      /^replace (?<old>['"‘“].+?['"’”]) (?:by|with) (?<new>['"‘“].*['"’”]) in (?:the |my )?file (?<path>\S+?)[.!]?$/is,
    argsOf: ({ path = '', old = '', new: by = '' }) => {
      return { path, old_text: unquoted(old), new_text: unquoted(by) }
    },
  },
  {
    name: 'move_file',
    example: '“Move the file shopping.txt to lists/july.txt”',
    pattern: /^(?:move|rename) (?:the |my )?file (?<from>\S+) to (?<to>\S+?)[.!]?$/i,
    argsOf: ({ from = '', to = '' }) => ({ from, to }),
  },
  {
    name: 'delete_file',
    example: '“Delete the file lists/july.txt”',
    pattern: /^(?:delete|remove) (?:the |my )?file (?<path>\S+?)[.!]?$/i,
    argsOf: ({ path = '' }) => ({ path }),
  },
] as const satisfies readonly {
  readonly name: string
  readonly example: string
  readonly pattern: RegExp
  readonly argsOf: (found: Readonly<Record<string, string | undefined>>) => Arguments
}[]

type Arguments = Readonly<Record<string, string>>

/** A call of a tool that is no mail tool; all their arguments are texts. */
export interface EverydayCall {
  readonly name: (typeof commands)[number]['name']
  readonly args: Arguments
}

/** One request for each of these tools. */
export const everydayExamples: readonly (readonly [EverydayCall['name'], string])[] = commands.map(
  ({ name, example }) => [name, example],
)

const politeness = /^(?:\s|please\b|can you\b|could you\b|now\b|[,.!])+/i

/** The call that a message asks for, or undefined if it is none of these requests. */
export function everydayCall(text: string): EverydayCall | undefined {
  const asked = text.replace(politeness, '').trim()
  for (const { name, pattern, argsOf } of commands) {
    const found = pattern.exec(asked)
    if (found) return { name, args: argsOf(found.groups ?? {}) }
  }
  return undefined
}

/** The call behind a name and arguments from the history. */
export function asEverydayCall(
  name: string,
  args: Readonly<Record<string, unknown>>,
): EverydayCall | undefined {
  const command = commands.find((one) => one.name === name)
  const texts = Object.entries(args).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  )
  const isWhole = texts.length === Object.keys(args).length
  return command && isWhole ? { name: command.name, args: Object.fromEntries(texts) } : undefined
}

function unquoted(text: string): string {
  const whole = /^(?:'(.*)'|"(.*)"|‘(.*)’|“(.*)”)$/s.exec(text.trim())
  return whole?.slice(1).find((inner) => inner !== undefined) ?? text.trim()
}
