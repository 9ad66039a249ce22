/** An input within this time of a call's arrival means that somebody is typing, in milliseconds. */
const typingSpan = 1000
/** How long the keyboard must have been quiet before a dialog may come over somebody who was typing. */
const quietSpan = 800

/** What the person is doing in the page. Times are milliseconds of one clock. */
export interface Attention {
  /** Whether the focus is in something that takes text. */
  readonly isInEditable: boolean
  /** Whether an input method is composing. */
  readonly isComposing: boolean
  readonly lastInputAt: number
}

/** Nobody is typing. */
export const idle: Attention = {
  isInEditable: false,
  isComposing: false,
  lastInputAt: Number.NEGATIVE_INFINITY,
}

/** From when on the dialog may open by itself for calls that arrived at a time; Infinity while only another event can tell. Pure. */
export function opensAt(attention: Attention, arrivedAt: number): number {
  const { isInEditable, isComposing, lastInputAt } = attention
  if (!isInEditable) return arrivedAt
  if (isComposing) return Number.POSITIVE_INFINITY
  if (lastInputAt <= arrivedAt - typingSpan) return arrivedAt
  return Math.max(lastInputAt, arrivedAt) + quietSpan
}
