/** One thing that a call would do: in words, and where there is one as the difference it makes. `before` is missing where nothing is there yet, `after` where nothing is left. */
export interface Effect {
  readonly summary: string
  readonly before?: string
  readonly after?: string
}

/** What the person should know beside the effects; it is not bound by the approval. */
export interface PreviewNote {
  readonly weight: 'plain' | 'warning'
  readonly text: string
}

/** What a call would do if it ran now. The effects are bound into the digest, the notes are not. */
export interface Preview {
  readonly effects: readonly Effect[]
  readonly notes: readonly PreviewNote[]
}

/** The preview of a tool that offers none. */
export const nothingToPreview: Preview = { effects: [], notes: [] }
