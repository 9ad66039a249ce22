/** The box in which the person writes, wherever the focus has to return to it. */
export const composer = {
  get current(): HTMLElement | null {
    return document.querySelector<HTMLElement>('main textarea[aria-label="Message"]')
  },
}
