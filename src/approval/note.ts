/** What the model is to read in a result's place, as far as it has been worded. */
export interface Note {
  readonly isOpen: boolean
  /** The form has been left; the focus goes back to the button that opened it. */
  readonly wasOpen: boolean
  readonly text: string
}

/** No note has been begun. */
export const noNote: Note = { isOpen: false, wasOpen: false, text: '' }

/** Leaves the form; its words stay. */
export function leftNote({ text }: Note): Note {
  return { isOpen: false, wasOpen: true, text }
}
