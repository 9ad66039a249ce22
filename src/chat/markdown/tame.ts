const longestBlock = 50_000

const deeplyNested =
  /^(?:(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){24}|[ \t]{64,}(?:[>*+-]|\d{1,9}[.)])[ \t])/m

/** How much of this text markdown parsers can be trusted with: up to the first line that nests so deeply that they hang or overflow. */
export function tameLength(text: string): number {
  return deeplyNested.exec(text)?.index ?? text.length
}

/** Whether a block is short enough to be parsed again for every token. */
export function isShort(text: string): boolean {
  return text.length <= longestBlock
}
