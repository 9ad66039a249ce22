/** Something the model was allowed to keep, beyond the thread it was said in; `at` is epoch milliseconds. */
export interface Note {
  readonly id: string
  readonly text: string
  readonly at: number
}
