const box = 'min-h-11 rounded-lg border bg-surface px-3 text-base text-ink'

/** A small choice beside a label. */
export const narrowBox = `${box} border-line-strong sm:text-sm`

/** Anything that a value is entered in. */
export function valueBox(isWrong: boolean): string {
  const frame = isWrong ? 'border-danger' : 'border-line-strong'
  return `${box} ${frame} block w-full min-w-0 py-2.5 font-mono sm:text-[0.8125rem]`
}

/** A box that grows with its text, to about half the screen. */
export const growing = 'field-sizing-content max-h-[45dvh] resize-none leading-relaxed'

/** The rows of a growing box where the browser can't grow it. */
export function rowsOf(text: string): number {
  return Math.min(12, text.split('\n').length)
}

/** Nothing may change what is typed, or send it anywhere to be looked over. */
export const asTyped = {
  autoComplete: 'off',
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
} as const
