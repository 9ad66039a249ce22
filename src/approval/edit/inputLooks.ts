const box = 'min-h-11 rounded-lg border bg-surface px-3 text-base text-ink'

/** A small choice beside a label: it must not outshine the values. */
export const narrowBox =
  'min-h-11 rounded-lg border border-transparent bg-transparent px-1 text-base text-ink-soft hover:bg-sunken hover:text-ink sm:text-sm'

/** Anything that a value is entered in. */
export function valueBox(isWrong: boolean): string {
  const frame = isWrong ? 'border-danger' : 'border-line-strong'
  return `${box} ${frame} block w-full min-w-0 py-2.5 font-mono sm:text-[0.8125rem]`
}

/** Nothing may change what is typed, or send it anywhere to be looked over. */
export const asTyped = {
  autoComplete: 'off',
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
} as const
