import type { EditDraft } from './edit/draft.ts'

/** The forms that take the place of the buttons while something is worded. */
export type FormName = 'reject' | 'reject-remaining' | 'respond'

/** What can be opened from the buttons: a form, or the list that takes the place of the call. */
export type Opened = FormName | 'approve-remaining'

/** What has been worded about one call so far; it is kept while another call is looked at. */
export interface Wording {
  /** What is open. */
  readonly open: Opened | undefined
  /** What was left last; the focus goes back to the button that opened it. */
  readonly left: Opened | undefined
  readonly reason: string
  /** Whether the rejection is to end the run. */
  readonly isLast: boolean
  readonly response: string
  /** The editor of the arguments, and how far the edit has got in it; it is kept while the editor is closed. */
  readonly edit: { readonly isOpen: boolean; readonly draft?: EditDraft }
}

/** Nothing has been worded yet. */
export const unworded: Wording = {
  open: undefined,
  left: undefined,
  reason: '',
  isLast: false,
  response: '',
  edit: { isOpen: false },
}

/** Leaves what is open; its words stay. */
export function closed(wording: Wording): Wording {
  return { ...wording, open: undefined, left: wording.open }
}

/** Opens or closes the editor; what was edited stays. */
export function editing(wording: Wording, isOpen: boolean): Wording {
  return { ...wording, edit: { ...wording.edit, isOpen }, left: undefined }
}
