/** Gives an element the focus as it appears; as a `ref` it does so once, because it is the same function in every render. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
